using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Precommit.Checks;

/// <summary>Product code changed and no test did: one finding for the whole change.</summary>
internal sealed class UntestedChange : IEvidenceCheck
{
    /// <summary>Below this a change is a wording or a constant, and the remark would only be noise.</summary>
    private const int FewestLines = 5;

    /// <summary>In one sentence.</summary>
    private const int MostNamed = 5;

    public bool ComparesFiles => true;

    public IEnumerable<Finding> Check(ChangeSet change)
    {
        var source = change.Files
            .Where(file => TestFiles.IsSource(file.Path) && file.Kind is not ChangeKind.Deleted)
            .Where(file => file.AddedLines.Any(line => IsCode(line.Text)))
            .ToArray();
        var lines = source.Sum(file => file.AddedLines.Count(line => IsCode(line.Text)));
        if (lines < FewestLines || change.Files.Any(file => TestFiles.IsTest(file.Path) || HoldsTests(file)))
        {
            yield break;
        }

        var names = source.Select(file => file.Path).Distinct().ToArray();
        var more = names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : "";
        yield return new Finding
        {
            Kind = "untested_change",
            Severity = Severity.Low,
            Text = $"{lines} lines of code changed and no test did: {string.Join(", ", names.Take(MostNamed))}{more}.",
            Source = FindingSource.Local,
        };
    }

    /// <summary>Rust, Zig and Python keep tests beside the code.</summary>
    private static bool HoldsTests(FileChange file) => file.AddedLines.Any(line =>
        line.Text.Contains("#[test]", StringComparison.Ordinal)
        || line.Text.Contains("#[cfg(test)]", StringComparison.Ordinal)
        || line.Text.Contains("::test]", StringComparison.Ordinal));

    private static bool IsCode(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length > 2 && !text.StartsWith("//") && !text.StartsWith("#") && !text.StartsWith("*")
            && !text.StartsWith("/*") && !text.StartsWith("using ") && !text.StartsWith("import ");
    }
}
