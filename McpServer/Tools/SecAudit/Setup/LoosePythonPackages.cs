using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Packages of Python that may be anything the next time they are installed.</summary>
internal sealed partial class LoosePythonPackages : IAuditCheck
{
    /// <summary>On one line; the file lists them all.</summary>
    private const int MostNamed = 8;

    private static readonly Weakness Weakness = new("unpinned_dependency", Owasp.Components);

    public string Title => "Python requirements without a version";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.PythonPackages, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        // A list of constraints fixes what the other list leaves open.
        var lines = file.Code.Lines.Index().Select(line => (Number: line.Index + 1, Text: Comment().Replace(line.Item, "").Trim())).ToList();
        if (lines.Any(line => line.Text.StartsWith("-c ", StringComparison.Ordinal) || line.Text.StartsWith("--constraint", StringComparison.Ordinal)))
        {
            yield break;
        }

        var bare = lines.Where(line => Bare().IsMatch(line.Text)).ToList();
        if (bare.Count > 0)
        {
            var names = Looking.ListedLines.Words([.. bare.Select(line => $"`{line.Text}`")], MostNamed);
            yield return file.Finding(
                Weakness, Beside().IsMatch(file.Name) ? Severity.Low : Severity.Medium, bare[0].Number, $"{names} {(bare.Count == 1 ? "has" : "have")} no version: the next install runs whatever is published under the name by then.",
                "Name the versions, best with hashes as pip-compile writes them.");
        }

        foreach (var (number, text) in lines.Where(line => Head().IsMatch(line.Text) && !Revision().IsMatch(line.Text)))
        {
            yield return file.Finding(
                Weakness, Severity.Medium, number, "This package is whatever the head of that repository holds when it is installed.", "Put the commit behind an @.");
        }
    }

    // What only builds documents or runs tests does not run before users.
    [GeneratedRegex(@"(^|/)(docs?|tests?|testing|examples?|samples?)/|(^|[/_.-])(dev|develop|development|tests?|testing|docs?|lint)([/_.-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^[A-Za-z0-9][\w.-]{0,100}(\[[\w, -]{0,100}\])?$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\bgit\+(https|ssh|git|http)://")]
    private static partial Regex Head();

    [GeneratedRegex(@"\.git@[\w./-]+|[\w-]@[\w./-]{3,}(#|$|\s)")]
    private static partial Regex Revision();
}
