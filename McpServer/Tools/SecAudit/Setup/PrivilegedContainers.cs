using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Containers that are given what a container is there to keep away.</summary>
internal sealed class PrivilegedContainers : IAuditCheck
{
    private static readonly Weakness Weakness = new("privileged_container", Owasp.Configuration, 250);

    private static readonly string[] Capabilities = ["ALL", "SYS_ADMIN", "CAP_SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE", "NET_ADMIN", "DAC_READ_SEARCH"];

    public string Title => "containers with the host's rights";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.Compose or SetupKind.Kubernetes, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var line in file.Config.Where(line => !line.IsText))
        {
            if (Judge(line) is var (severity, text, fix))
            {
                yield return file.Finding(Weakness, severity, line.Number, text, fix);
            }
        }
    }

    private static (Severity Severity, string Text, string Fix)? Judge(ConfigLine line) => line switch
    {
        { Key: "privileged", Value: "true" } => (Severity.High, "The container is privileged: whoever breaks into it has the host.", "Take it out, and add the one capability that is needed."),
        { Key: "hostNetwork" or "hostPID" or "hostIPC", Value: "true" } or { Key: "network_mode" or "pid" or "ipc", Value: "host" } =>
            (Severity.Medium, $"`{line.Key}` shares the host's: what listens or runs there is within the container's reach.", "Leave it out, and publish the ports that are needed."),
        { Key: "allowPrivilegeEscalation", Value: "true" } => (Severity.Medium, "Programs in the container may gain rights that it was not started with.", "Set allowPrivilegeEscalation to false."),
        { Key: "runAsUser", Value: "0" } or { Key: "user", Value: "root" or "0" or "0:0" } => (Severity.Medium, "The process runs as root: who breaks in owns the container.", "Run it as a user of its own."),
        { Key: "cap_add" or "add" } when Added(line) is { } capability =>
            (capability is "NET_ADMIN" or "SYS_PTRACE" ? Severity.Medium : Severity.High, $"The container gets the capability {capability}, which reaches beyond it.", "Drop all capabilities and add only what the program fails without."),
        _ => null,
    };

    private static string? Added(ConfigLine line) => line.Key == "cap_add" || line.Parents.EndsWith("capabilities.add", StringComparison.Ordinal) || line.Parents.EndsWith("capabilities", StringComparison.Ordinal)
        ? line.Values.FirstOrDefault(Capabilities.Contains) : null;
}
