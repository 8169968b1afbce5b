using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools.Precommit.Checks;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>All findings of one change: what our own checks see, and what the caller brings along.</summary>
internal static class PrecommitFindings
{
    private static readonly IEvidenceCheck[] Checks =
    [
        new ConflictMarkers(), new AddedSecrets(), new BrokenJson(), new BrokenXml(), new LargeFiles(),
        new DebugLeftovers(), new WhitespaceErrors(), new UntestedChange(),
    ];

    public static MergedFindings Of(ChangeSet change, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        foreach (var check in Checks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.AddRange(check.Check(change));
        }

        // An unfinished merge shows the same lines in several comparisons.
        return MergedFindings.Of(found, AgentIssues.From(arguments.Objects("issues_found")), [], arguments.Text("severity_filter"));
    }
}
