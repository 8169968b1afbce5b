using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Precommit.Checks;

/// <summary>Merges that are not finished: marker lines left in a file, and paths that git still calls unmerged.</summary>
internal sealed class ConflictMarkers : IEvidenceCheck
{
    public IEnumerable<Finding> Check(ChangeSet change)
    {
        foreach (var file in change.Files)
        {
            if (file.Kind is ChangeKind.Unmerged)
            {
                yield return Seen.In(
                    file, "conflict_marker", Severity.Critical, "This path is unmerged; git will not commit it.");
            }

            // A lone ======= underlines a title in Markdown and reStructuredText: the outer markers decide.
            foreach (var (number, text) in file.AddedLines.Where(line => IsMarker(line.Text)))
            {
                yield return Seen.In(
                    file, "conflict_marker", Severity.Critical, "A conflict marker is left in the file.", number, text);
            }
        }
    }

    private static bool IsMarker(string line) =>
        line.StartsWith("<<<<<<< ", StringComparison.Ordinal)
        || line.StartsWith(">>>>>>> ", StringComparison.Ordinal)
        || line.StartsWith("||||||| ", StringComparison.Ordinal)
        || line is "<<<<<<<" or ">>>>>>>" or "|||||||";
}
