using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Scripts that are run as they come from the network, and downloads whose certificate nobody checks.</summary>
internal sealed partial class PipedDownloads : IAuditCheck
{
    private static readonly Weakness Piped = new("piped_download", Owasp.Integrity, 494);

    private static readonly Weakness Unchecked = new("certificate_check_off", Owasp.Authentication, 295);

    public string Title => "downloads that are run unchecked";

    public bool Sees(AuditedFile file) => !file.IsTest && (file.Setup is SetupKind.Dockerfile or SetupKind.Workflow or SetupKind.NodePackage || file.Language is Code.Language.Shell);

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var (line, text) in Commands(file).Where(command => command.Text.Length < 2_000))
        {
            if (Pipe().Match(text) is { Success: true } pipe)
            {
                var isPlain = pipe.Value.Contains("http://", StringComparison.Ordinal);
                yield return file.Finding(
                    Piped, isPlain ? Severity.High : Severity.Low, line,
                    isPlain ? "A script is run as it comes over a plain connection: whoever sits between runs commands here." : "A script is run as the other side sends it today, unseen and unchecked.",
                    "Download a version of it, check its digest, then run it.");
            }

            if (Insecure().IsMatch(text))
            {
                yield return file.Finding(Unchecked, Severity.Medium, line, "The download accepts any certificate: whoever sits between chooses what arrives.", "Check certificates, and a digest of what was loaded.");
            }
        }
    }

    private static IEnumerable<(int Line, string Text)> Commands(AuditedFile file) => file.Setup switch
    {
        SetupKind.Dockerfile => DockerInstruction.Of(file.Code.Lines).Where(each => each.Word == "RUN").Select(each => (each.Line, each.Value)),
        SetupKind.Workflow => file.Config.Where(line => line.Key == "run" && !line.Value.StartsWith('#')).Select(line => (line.Number, line.Value)),
        SetupKind.NodePackage => file.Code.Lines.Index().Where(line => Script().IsMatch(line.Item)).Select(line => (line.Index + 1, line.Item)),
        _ => file.Code.CommentFreeLines.Index().Where(line => !Said().IsMatch(line.Item)).Select(line => (line.Index + 1, line.Item)),
    };

    [GeneratedRegex(@"\b(curl|wget)\b[^|;&]{1,300}\|\s{0,5}(sudo\s{1,5})?(-E\s{1,5})?(/bin/)?(ba|z|da)?sh\b")]
    private static partial Regex Pipe();

    [GeneratedRegex(@"\bcurl\b[^|;&]{0,200}\s(-[a-zA-Z]{0,6}k[a-zA-Z]{0,6}|--insecure)\s|\bwget\b[^|;&]{0,200}\s--no-check-certificate\b")]
    private static partial Regex Insecure();

    [GeneratedRegex(@"^\s{0,20}""(pre|post)?(install|prepare)""\s{0,5}:")]
    private static partial Regex Script();

    [GeneratedRegex(@"^\s{0,40}(echo|printf)\b")]
    private static partial Regex Said();
}
