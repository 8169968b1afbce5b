using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Secrets;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>
/// Passwords of databases in files that set them up, as far as they do not look like one: those are found by <see cref="Checks.WrittenSecrets"/>.
/// The finding never repeats them.
/// </summary>
internal sealed partial class WrittenPasswords : IAuditCheck
{
    private static readonly Weakness Weakness = new("written_password", Owasp.Authentication, 798);

    public string Title => "passwords in files of a setup";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.Compose or SetupKind.Kubernetes, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var line in file.Config.Where(line => !line.IsText))
        {
            var pair = Pair().Match(line.Value);
            var (key, value) = pair.Success && line.Key is "environment" or "args" ? (pair.Groups["key"].Value, pair.Groups["value"].Value) : (line.Key, line.Value);
            if (Trusting().IsMatch(key) && value == "trust")
            {
                yield return file.Finding(Weakness, Severity.High, line.Number, "The database lets everybody in without a password.", "Set a password from a secret.");
            }
            else if (Password().IsMatch(key) && IsWritten(value) && SecretScan.Find(file.Code.Lines[line.Number - 1]).Count == 0)
            {
                yield return file.Finding(
                    Weakness, Severity.Medium, line.Number, $"`{key}` is written here: everybody who can read the repository knows it.",
                    "Read it from the environment or a secret that is not in the repository.") with
                {
                    Quote = $"{key}: ****", Masked = true,
                };
            }
        }
    }

    private static bool IsWritten(string value) => value.Length > 0 && !value.Contains('$', StringComparison.Ordinal) && !value.Contains('{', StringComparison.Ordinal)
        && !value.StartsWith("/run/", StringComparison.Ordinal) && !value.StartsWith('&') && !value.StartsWith('*') && value is not ("true" or "false" or "yes" or "no" or "null" or "~");

    [GeneratedRegex(@"^(?<key>[A-Z][A-Z0-9_]{2,60})=(?<value>.*)$")]
    private static partial Regex Pair();

    [GeneratedRegex("^[A-Z0-9_]*(PASSWORD|PASSWD)$")]
    private static partial Regex Password();

    [GeneratedRegex("^POSTGRES_HOST_AUTH_METHOD$")]
    private static partial Regex Trusting();
}
