using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Parts of the host that give a container the whole of it.</summary>
internal sealed partial class MountedHosts : IAuditCheck
{
    private static readonly Weakness Weakness = new("host_mounted", Owasp.Configuration, 250);

    public string Title => "the host's sockets and root mounted into containers";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.Compose or SetupKind.Kubernetes, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var line in file.Config.Where(line => !line.IsText && line.Key is "volumes" or "source" or "path"))
        {
            var source = line.Key == "volumes" ? line.Value.Split(':')[0] : line.Value;
            if (Socket().IsMatch(source))
            {
                yield return file.Finding(
                    Weakness, Severity.High, line.Number, "Whoever talks to this socket starts containers with any rights: breaking into this one is breaking into the host.",
                    "Leave it out; where something must watch containers, put a proxy before it that lets only reading through.");
            }
            else if (source == "/" && (line.Key != "path" || line.Parents.EndsWith("hostPath", StringComparison.Ordinal)) && (line.Key != "volumes" || line.Value.Contains(':', StringComparison.Ordinal)))
            {
                yield return file.Finding(Weakness, Severity.High, line.Number, "The host's whole file system lies in the container.", "Mount the one directory that is needed, read-only where that will do.");
            }
        }
    }

    [GeneratedRegex(@"(^|/)(docker|containerd|crio|podman)\.sock$")]
    private static partial Regex Socket();
}
