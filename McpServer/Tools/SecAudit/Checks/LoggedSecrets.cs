using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Tools.SecAudit.Flow;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Passwords and numbers of cards that go into a log.</summary>
internal sealed partial class LoggedSecrets : IAuditCheck
{
    private static readonly Weakness Weakness = new("secret_in_log", Owasp.Logging, 532);

    private static readonly FrozenSet<string> Secrets = new[] { "password", "passwd", "passphrase", "pw", "cvv", "cvc", "ssn" }.ToFrozenSet();

    // Before token and secret: alone the one is a word of grammars, the other an object of clusters.
    private static readonly FrozenSet<string> Granting = new[]
    {
        "access", "auth", "oauth", "api", "app", "client", "consumer", "refresh", "session", "reset", "bearer", "jwt", "webhook", "shared",
    }.ToFrozenSet();

    // Of these the log holds something about the secret and not the secret.
    private static readonly FrozenSet<string> About = new[]
    {
        "hash", "hashed", "length", "len", "count", "valid", "policy", "reset", "changed", "field", "error", "attempts", "is", "has", "strength", "masked", "redacted", "expired", "expiry",
        "encrypted", "id", "file", "path", "url", "age", "required", "type", "prompt", "label", "input", "name", "missing", "found", "exists", "wrong", "invalid", "matches", "encoder", "manager", "store", "version",
    }.ToFrozenSet();

    /// <summary>Words and dots between a value and the bracket of the call around it.</summary>
    private const int LongestPath = 64;

    public string Title => "passwords in logs";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var call in file.Calls.Where(call => Log().IsMatch(call.Path) || Output().IsMatch(call.Path)))
        {
            var isLog = Log().IsMatch(call.Path);
            for (var at = call.Token + 1; at <= call.Last; at++)
            {
                if (!file.Tokens.IsWord(at) || file.Tokens.Is(at + 1, '(') || file.Tokens.Is(at + 1, '.') || file.Tokens.Is(at + 1, ':') || IsHidden(file, at))
                {
                    continue;
                }

                if (IsSecret(file, at) && (isLog ? Severity.High : Printed(file, at)) is { } severity)
                {
                    var where = isLog ? "goes into the log" : "is printed, and what a service prints is kept as its log";
                    yield return file.Finding(Weakness, severity, call.Line, $"`{file.Tokens.Name(at)}` {where}, where more people read than may know it.", "Leave it out of the message.");
                    break;
                }
            }
        }
    }

    private static bool IsSecret(AuditedFile file, int at)
    {
        var words = NameWords.Of(file.Tokens.Name(at));
        return words.Count > 0 && !words.Any(About.Contains)
            && (words.Any(Secrets.Contains) || file.Passwords.IsRead(at)
                || (words.Count > 1 && (words[^1] is "token" or "secret" ? Granting.Contains(words[^2]) : words[^1] is "key" && words[^2] is "secret")));
    }

    /// <summary>How bad printing it is: a tool may show a password that it made, but none that it was given.</summary>
    private static Severity? Printed(AuditedFile file, int at) =>
        file.Requests.In(at, at, Safe.None) is not null ? Severity.High
        : file.Bodies.FunctionAt(at) is { } function && file.Bodies.HasParameter(function, file.Tokens.Name(at)) ? Severity.Medium
        : null;

    /// <summary>Whether a call right around it makes something else of it, such as <c>mask(password)</c>.</summary>
    private static bool IsHidden(AuditedFile file, int at)
    {
        var open = at - 1;
        while (open > Math.Max(0, at - LongestPath) && (file.Tokens.IsWord(open) || file.Tokens.Is(open, '.')))
        {
            open--;
        }

        return file.Tokens.Is(open, '(') && file.Tokens.IsWord(open - 1) && NamePath.EndingAt(file.Tokens, open - 1).Path is var path && !Log().IsMatch(path) && !Output().IsMatch(path);
    }

    [GeneratedRegex(@"(^|\.)(log|logger|logging|_log|_logger|LOG|LOGGER|console|slog|Log)(\(\))?\.(debug|info|warn|warning|error|trace|log|fatal|critical|Debug|Info|Warn|Error|Print|Printf|Println|LogDebug|LogInformation|LogWarning|LogError|LogTrace|Information|Warning|Verbose)$|^(error_log|NSLog)$")]
    private static partial Regex Log();

    [GeneratedRegex(@"^(print|println|puts|(System\.)?(out|err)\.print(ln|f)?|Console\.(Error\.|Out\.)?Write(Line)?|fmt\.Print(f|ln)?)$")]
    private static partial Regex Output();
}
