using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Workflows that run a stranger's code with the repository's own secrets.</summary>
internal sealed class ForeignCheckouts : IAuditCheck
{
    private static readonly Weakness Weakness = new("foreign_code_in_workflow", Owasp.Integrity, 829);

    public string Title => "strangers' code in workflows that hold secrets";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.Workflow, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var isOpen = file.Config.Any(line => line.Key == "pull_request_target" || (line.Key == "on" && line.Values.Contains("pull_request_target")));
        return file.Config.Where(line => isOpen && line.Key == "ref" && line.Parents.EndsWith("with", StringComparison.Ordinal) && IsForeign(line.Value)).Select(line => file.Finding(
            Weakness, Severity.High, line.Number,
            "pull_request_target runs with this repository's secrets, and this checks out what the pull request brings: its build scripts and tests can take them along.",
            "Build foreign code under pull_request, and do only what needs secrets here, without its code."));
    }

    private static bool IsForeign(string value) => value.Contains("github.event.pull_request.head", StringComparison.Ordinal) || value.Contains("github.head_ref", StringComparison.Ordinal)
        || value.Contains("refs/pull/", StringComparison.Ordinal);
}
