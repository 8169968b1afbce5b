using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Images that are another one tomorrow.</summary>
internal sealed class ImageTags : IAuditCheck
{
    private static readonly Weakness Weakness = new("floating_image", Owasp.Integrity);

    public string Title => "container images without a version";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.Dockerfile or SetupKind.Compose or SetupKind.Kubernetes, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        // Beside a build the name is what the result is called.
        var built = file.Setup is SetupKind.Compose ? file.Config.Where(line => line.Key == "build").Select(line => line.Parents).ToHashSet() : [];
        var images = file.Setup is SetupKind.Dockerfile
            ? DockerStage.Of(DockerInstruction.Of(file.Code.Lines)).Where(stage => stage.Base is null).Select(stage => (stage.Line, stage.Image))
            : file.Config.Where(line => line is { Key: "image", IsText: false, Value.Length: > 0 } && !built.Contains(line.Parents)).Select(line => (Line: line.Number, Image: line.Value));
        return images.Where(image => IsFloating(image.Image)).Select(image => file.Finding(
            Weakness, Severity.Low, image.Line, $"`{image.Image}` names no version: the next build may run something else, and nobody sees it in a change.",
            "Name a version, best with its digest."));
    }

    private static bool IsFloating(string image)
    {
        if (image == "scratch" || image.Contains('$', StringComparison.Ordinal) || image.Contains('@', StringComparison.Ordinal) || image.Contains('{', StringComparison.Ordinal))
        {
            return false;
        }

        var name = image[(image.LastIndexOf('/') + 1)..];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || name[(colon + 1)..] == "latest";
    }
}
