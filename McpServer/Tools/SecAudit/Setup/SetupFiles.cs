using System.Text.RegularExpressions;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Tells the files of a setup by their names, and where names say nothing by what they begin with.</summary>
internal static partial class SetupFiles
{
    public static SetupKind KindOf(SourceFile file)
    {
        var name = Path.GetFileName(file.Path);
        return Docker().IsMatch(name) ? SetupKind.Dockerfile
            : name == "package.json" ? SetupKind.NodePackage
            : Requirements().IsMatch(file.Path) ? SetupKind.PythonPackages
            : NuGet().IsMatch(name) ? SetupKind.NuGetPackages
            : !Yaml().IsMatch(name) ? SetupKind.None
            : Workflow().IsMatch(file.Path) ? SetupKind.Workflow
            : Compose().IsMatch(name) ? SetupKind.Compose
            : IsManifest(file) ? SetupKind.Kubernetes
            : SetupKind.None;
    }

    private static bool IsManifest(SourceFile file) =>
        file.Lines.Any(line => line.StartsWith("apiVersion:", StringComparison.Ordinal)) && file.Lines.Any(line => line.StartsWith("kind:", StringComparison.Ordinal));

    [GeneratedRegex(@"^(Dockerfile|Containerfile)(\.[\w-]{1,40})?$|\.dockerfile$", RegexOptions.IgnoreCase)]
    private static partial Regex Docker();

    [GeneratedRegex(@"(^|/)(requirements|constraints)[\w.-]{0,40}\.txt$|(^|/)requirements/[\w.-]{1,40}\.txt$")]
    private static partial Regex Requirements();

    [GeneratedRegex(@"\.(cs|fs|vb)proj$|^Directory\.Packages\.props$|^Directory\.Build\.props$", RegexOptions.IgnoreCase)]
    private static partial Regex NuGet();

    [GeneratedRegex(@"\.ya?ml$")]
    private static partial Regex Yaml();

    [GeneratedRegex(@"(^|/)\.github/workflows/[^/]+$|(^|/)action\.ya?ml$")]
    private static partial Regex Workflow();

    [GeneratedRegex(@"^(docker-)?compose[\w.-]{0,40}\.ya?ml$")]
    private static partial Regex Compose();
}
