using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Places that packages come from over plain connections, or beside which anybody may publish the same name.</summary>
internal sealed partial class PackageSources : IAuditCheck
{
    private static readonly Weakness Plain = new("insecure_package_source", Owasp.Integrity, 494);

    private static readonly Weakness Second = new("second_package_index", Owasp.Integrity, 427);

    public string Title => "package sources over plain HTTP or beside a public index";

    public bool Sees(AuditedFile file) => !file.IsTest && (file.Setup is SetupKind.PythonPackages || Settings().IsMatch(file.Name));

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var (index, line) in file.Code.Lines.Index().Where(line => line.Item.Length < 1_000))
        {
            var text = line.TrimStart();
            if (text.StartsWith('#') || text.StartsWith(';') || text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("<!--", StringComparison.Ordinal))
            {
                continue;
            }

            if (Http().IsMatch(text) && !Local().IsMatch(text))
            {
                yield return file.Finding(
                    Plain, Severity.High, index + 1, "Packages come over a plain connection: whoever sits between chooses what is installed.", "Use https, and check certificates.");
            }
            else if (Extra().IsMatch(text))
            {
                yield return file.Finding(
                    Second, Severity.Medium, index + 1,
                    "With a second index pip takes the higher version from either: who publishes the name of a private package on the public one has code run here.",
                    "Use one index that passes the public one on, or pin with hashes.");
            }
        }
    }

    [GeneratedRegex(@"(^|/)(\.npmrc|pip\.conf|pip\.ini|\.pypirc|nuget\.config)$", RegexOptions.IgnoreCase)]
    private static partial Regex Settings();

    [GeneratedRegex(@"^(registry\s*=|@[\w-]+:registry\s*=|(--)?index-url[\s=]|(--)?extra-index-url[\s=]|-i\s|(--)?find-links[\s=])\s*http://|^(--)?trusted-host[\s=]|^<add\s[^>]{0,200}\bvalue=""http://", RegexOptions.IgnoreCase)]
    private static partial Regex Http();

    [GeneratedRegex(@"//(localhost|127\.|\[::1\])")]
    private static partial Regex Local();

    [GeneratedRegex(@"^(--)?extra-index-url[\s=]")]
    private static partial Regex Extra();
}
