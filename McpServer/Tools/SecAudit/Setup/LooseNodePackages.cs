using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Packages of Node that may be anything the next time they are installed.</summary>
internal sealed partial class LooseNodePackages : IAuditCheck
{
    private static readonly Weakness Weakness = new("unpinned_dependency", Owasp.Components);

    private static readonly Weakness Unsafe = new("insecure_package_source", Owasp.Integrity, 494);

    public string Title => "npm dependencies without a bound";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.NodePackage, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var around = "";
        foreach (var (index, line) in file.Code.Lines.Index())
        {
            if (Group().Match(line) is { Success: true } group)
            {
                around = group.Groups["name"].Value;
                continue;
            }

            if (line.Trim().StartsWith('}'))
            {
                around = "";
            }
            else if (around.Length > 0 && Package().Match(line) is { Success: true } package)
            {
                var version = package.Groups["version"].Value;
                if (Plain().IsMatch(version))
                {
                    yield return file.Finding(
                        Unsafe, Severity.High, index + 1, $"`{package.Groups["name"].Value}` comes over a plain connection: whoever sits between chooses what is installed.", "Use https.");
                }

                if (Words(version) is not { } words)
                {
                    continue;
                }

                yield return file.Finding(
                    Weakness, around == "devDependencies" ? Severity.Low : Severity.Medium, index + 1,
                    $"`{package.Groups["name"].Value}` is taken {words}; where no lock file that is checked in fixes it, the next install runs what its owner, or a thief of the name, publishes.",
                    "Name a range with an upper bound, and check the lock file in.");
            }
        }
    }

    private static string? Words(string version) => version switch
    {
        "*" or "x" or "" => "in any version",
        "latest" or "next" => "in whatever version is the newest",
        _ when Open().IsMatch(version) => "in any version from there on",
        _ when Git().IsMatch(version) && !version.Contains('#', StringComparison.Ordinal) => "from the head of a repository",
        _ => null,
    };

    [GeneratedRegex(@"^\s*""(?<name>dependencies|devDependencies|optionalDependencies)""\s*:\s*\{\s*$")]
    private static partial Regex Group();

    [GeneratedRegex(@"^\s*""(?<name>[@\w./-]{1,214})""\s*:\s*""(?<version>[^""]{0,300})""\s*,?\s*$")]
    private static partial Regex Package();

    [GeneratedRegex(@"^(git\+)?http://(?!localhost|127\.)")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^>=?\s*\d[\w.-]*$")]
    private static partial Regex Open();

    [GeneratedRegex(@"^(git(\+https|\+ssh|\+http)?://|github:|gitlab:|bitbucket:|[\w-]+/[\w.-]+(#|$))")]
    private static partial Regex Git();
}
