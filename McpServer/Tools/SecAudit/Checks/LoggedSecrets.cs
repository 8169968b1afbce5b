using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Passwords and numbers of cards that go into a log.</summary>
internal sealed partial class LoggedSecrets : IAuditCheck
{
    private static readonly Weakness Weakness = new("secret_in_log", Owasp.Logging, 532);

    private static readonly FrozenSet<string> Secrets = new[] { "password", "passwd", "passphrase", "cvv", "cvc", "ssn" }.ToFrozenSet();

    // Of these the log holds something about the secret and not the secret.
    private static readonly FrozenSet<string> About = new[]
    {
        "hash", "hashed", "length", "len", "count", "valid", "policy", "reset", "changed", "field", "error", "attempts", "is", "has", "strength", "masked", "redacted", "expired", "expiry",
        "encrypted", "id", "file", "path", "url", "age", "required", "type", "prompt", "label", "input",
    }.ToFrozenSet();

    public string Title => "passwords in logs";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var call in file.Calls.Where(call => Log().IsMatch(call.Path)))
        {
            for (var at = call.Token + 1; at <= call.Last; at++)
            {
                if (!file.Tokens.IsWord(at) || file.Tokens.Is(at + 1, '(') || file.Tokens.Is(at + 1, '.') || file.Tokens.Is(at + 1, ':') || IsHidden(file, at))
                {
                    continue;
                }

                var words = NameWords.Of(file.Tokens.Name(at));
                if (words.Any(Secrets.Contains) && !words.Any(About.Contains))
                {
                    yield return file.Finding(
                        Weakness, Severity.High, call.Line, $"`{file.Tokens.Name(at)}` goes into the log, where more people read than may know it.", "Leave it out of the message.");
                    break;
                }
            }
        }
    }

    /// <summary>Whether a call right around it makes something else of it, such as <c>mask(password)</c>.</summary>
    private static bool IsHidden(AuditedFile file, int at)
    {
        var open = at - 1;
        while (open > 0 && (file.Tokens.IsWord(open) || file.Tokens.Is(open, '.')))
        {
            open--;
        }

        return file.Tokens.Is(open, '(') && file.Tokens.IsWord(open - 1) && !Log().IsMatch(NamePath.EndingAt(file.Tokens, open - 1).Path);
    }

    [GeneratedRegex(@"(^|\.)(log|logger|logging|_log|_logger|LOG|LOGGER|console|slog|Log)(\(\))?\.(debug|info|warn|warning|error|trace|log|fatal|critical|Debug|Info|Warn|Error|Print|Printf|Println|LogDebug|LogInformation|LogWarning|LogError|LogTrace|Information|Warning|Verbose)$|^(error_log|NSLog)$")]
    private static partial Regex Log();
}
