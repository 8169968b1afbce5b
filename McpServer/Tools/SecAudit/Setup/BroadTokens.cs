using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Workflows whose token may change everything.</summary>
internal sealed class BroadTokens : IAuditCheck
{
    private static readonly Weakness Weakness = new("workflow_token_writes_all", Owasp.Access, 269);

    public string Title => "workflow tokens that may write everything";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.Workflow, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file) => file.Config.Where(line => line.Is("permissions", "write-all") && !line.IsText).Select(line => file.Finding(
        Weakness, Severity.Medium, line.Number, "The workflow's token may write to everything of the repository: so may every action and script that it runs.",
        "Set permissions to contents: read, and add what a job needs to that job."));
}
