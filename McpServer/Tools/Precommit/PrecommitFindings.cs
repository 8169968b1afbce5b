using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Tools.Precommit.Checks;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>What our own checks see in a change.</summary>
internal static class PrecommitFindings
{
    /// <summary>What hurts whoever takes the change in, wherever it comes from.</summary>
    private static readonly IEvidenceCheck[] Checks =
        [new ConflictMarkers(), new AddedSecrets(), new BrokenJson(), new BrokenXml()];

    /// <summary>
    /// What only its author can mend: what a moved submodule brings along is committed there, and hundreds of remarks
    /// on somebody else's white space would bury the rest.
    /// </summary>
    private static readonly IEvidenceCheck[] ChecksOfOwnFiles =
        [new LargeFiles(), new DebugLeftovers(), new WhitespaceErrors(), new UntestedChange()];

    /// <summary>What is said when there is no finding: no more than was looked at.</summary>
    public static string FoundNothing(IReadOnlyList<ChangeSet> changes) =>
        changes.SelectMany(change => change.Files).Any(file => file.Part is ChangePart.Submodule)
            ? "Our own checks found nothing. What a submodule brings along was checked for conflict markers, secrets and broken JSON and XML only."
            : "Our own checks found nothing.";

    public static IReadOnlyList<Finding> Of(IReadOnlyList<ChangeSet> changes, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        foreach (var change in changes)
        {
            var own = change with { Files = [.. change.Files.Where(file => file.Part is not ChangePart.Submodule)] };
            foreach (var (check, seen) in Checks.Select(check => (check, change)).Concat(ChecksOfOwnFiles.Select(check => (check, own))))
            {
                // File by file, so that a large change can be left in the middle.
                foreach (var part in check.ComparesFiles ? [seen] : seen.Files.Select(file => seen with { Files = [file] }))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    found.AddRange(check.Check(part));
                }
            }
        }

        return found;
    }
}
