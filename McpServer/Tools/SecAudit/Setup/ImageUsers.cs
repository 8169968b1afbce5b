using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Images whose process runs as root.</summary>
internal sealed partial class ImageUsers : IAuditCheck
{
    private static readonly Weakness Weakness = new("container_as_root", Owasp.Configuration, 250);

    public string Title => "containers that run as root";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.Dockerfile, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var instructions = DockerInstruction.Of(file.Code.Lines);
        if (DockerStage.Of(instructions) is not [.., var last] || instructions.Any(each => Dropping().IsMatch(each.Value)))
        {
            yield break;
        }

        var (user, first) = (last.User, last);
        while (user is null && first.Base is { } before)
        {
            (user, first) = (before.User, before);
        }

        if (user is null ? !Unprivileged().IsMatch(first.Image) && first.Image != "scratch" : Root().IsMatch(user.Value))
        {
            yield return file.Finding(
                Weakness, Severity.Medium, user?.Line ?? last.Line,
                user is null ? "No USER is set, so the process runs as the base image's user, which is root for most: who breaks in owns the container."
                    : "The process runs as root: who breaks in owns the container.",
                "Make a user for the process and switch to it with USER at the end.");
        }
    }

    [GeneratedRegex("^(root|0)(:|$)")]
    private static partial Regex Root();

    // Such images set a user themselves; of one that the build names nothing is known.
    [GeneratedRegex(@"nonroot|unprivileged|rootless|^\$", RegexOptions.IgnoreCase)]
    private static partial Regex Unprivileged();

    // An entry point may give its rights up.
    [GeneratedRegex(@"\b(gosu|su-exec|setpriv|runuser|s6-setuidgid|chpst)\b")]
    private static partial Regex Dropping();
}
