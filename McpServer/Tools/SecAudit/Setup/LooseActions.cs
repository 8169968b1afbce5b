using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Actions of others that a workflow takes from a branch.</summary>
internal sealed partial class LooseActions : IAuditCheck
{
    private static readonly Weakness Weakness = new("unpinned_action", Owasp.Integrity, 829);

    public string Title => "workflow actions taken from a branch";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.Workflow, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file) => file.Config.Where(line => line.Key == "uses" && Branch().IsMatch(line.Value)).Select(line => file.Finding(
        Weakness, Severity.Medium, line.Number, $"`{line.Value}` is whatever that branch holds when the workflow runs: who can push there runs code here.",
        "Name the commit, with the version beside it in a comment."));

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@(main|master|develop|dev|trunk|HEAD|latest)$")]
    private static partial Regex Branch();
}
