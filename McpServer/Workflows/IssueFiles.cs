using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>Holds an agent's issues against the files they are about: those that its step names, and else whether there is such a file.</summary>
internal sealed class IssueFiles(StepEvidence evidence)
{
    private readonly FileGate _gate = new(evidence.Workspace);
    private readonly WorkspaceFiles _all = new(evidence.Workspace);

    public IReadOnlyList<Finding> Checked(IEnumerable<Finding> issues, CancellationToken cancellationToken) =>
        [.. issues.Select(issue => Checked(issue, cancellationToken))];

    // An issue about a file that is there and that this step does not name is neither right nor wrong by it.
    private Finding Checked(Finding issue, CancellationToken cancellationToken)
    {
        if (issue.File is not { Length: > 0 } given)
        {
            return issue;
        }

        var name = given.Replace('\\', '/');
        var meant = evidence.Files.Files.Where(file => Path.GetFileName(file.Name) == Path.GetFileName(name)).ToList();
        return meant.Count > 0
            ? Grounding.Check([issue], [.. meant.Select(file => new FileBlock(file.Name, file.Mark, LineNumbers.All(file.Lines), BlockText.Whole(file), 0))])[0]
            : IsMissing(name, cancellationToken) ? issue with { Grounded = false } : issue;
    }

    // Agents name files by the end of their path too; where not all could be listed, nothing is known.
    private bool IsMissing(string name, CancellationToken cancellationToken)
    {
        try
        {
            _gate.Locate(name);
            return false;
        }
        catch (FileRefusedException e) when (e.Refusal.Kind is RefusalKind.Missing)
        {
            var (paths, isCutShort) = _all.Listed(cancellationToken);
            return !isCutShort && !paths.Any(path => path.Replace('\\', '/').EndsWith("/" + name, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is FileRefusedException or ArgumentException or IOException or NotSupportedException)
        {
            return false; // what may not be looked at is not said to be missing
        }
    }
}
