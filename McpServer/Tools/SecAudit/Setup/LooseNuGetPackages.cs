using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Packages of .NET whose version floats.</summary>
internal sealed partial class LooseNuGetPackages : IAuditCheck
{
    private static readonly Weakness Weakness = new("unpinned_dependency", Owasp.Components);

    public string Title => "NuGet packages with a floating version";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.NuGetPackages, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file) => file.Code.Lines.Index().Where(line => line.Item.Length < 1_000).Select(line => (line.Index, Match: Floating().Match(line.Item)))
        .Where(line => line.Match.Success)
        .Select(line => file.Finding(
            Weakness, Severity.Low, line.Index + 1, $"`{line.Match.Groups["name"].Value}` is restored in the newest version that fits: a build takes in what nobody has seen.",
            "Name the version, or lock the restore with packages.lock.json."));

    [GeneratedRegex(@"<Package(Reference|Version)\s[^>]{0,300}?(Include|Update)=""(?<name>[^""]{1,150})""[^>]{0,200}?\bVersion=""(\d[\d.]{0,20}\.)?\*(-\*)?""")]
    private static partial Regex Floating();
}
