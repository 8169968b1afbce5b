using System.Collections.Frozen;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Cookies of a session that scripts may read or that go over plain connections.</summary>
internal sealed class CookieFlags : IAuditCheck
{
    private static readonly Weakness HttpOnly = new("cookie_readable", Owasp.Configuration, 1004);

    private static readonly Weakness Secure = new("cookie_in_the_clear", Owasp.Configuration, 614);

    private static readonly FrozenSet<string> Sessions = new[] { "session", "sessionid", "sid", "auth", "token", "jwt", "remember", "login", "access" }.ToFrozenSet();

    public string Title => "session cookies without HttpOnly or Secure";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var spoken = new Dictionary<int, bool>();
        foreach (var set in file.Given.Where(set => file.Is(set.First, set.Last, "False") || file.Is(set.First, set.Last, "false")))
        {
            switch (set.Name)
            {
                case "SESSION_COOKIE_HTTPONLY" or "HttpOnly" or "httpOnly" or "httponly" when IsCookie(file, set, spoken):
                    yield return Readable(file, set.Line, $"`{set.Name}` is off");
                    break;
                case "SESSION_COOKIE_SECURE" or "Secure" or "secure" when IsCookie(file, set, spoken):
                    yield return InTheClear(file, set.Line, $"`{set.Name}` is off");
                    break;
            }
        }

        foreach (var call in file.Calls.Where(call => call.Name is "set_cookie" || (call.Name == "cookie" && call.Qualifier is "res" or "response" or "reply")))
        {
            if (call.At(0) is not { } first || file.Literal(first.First, first.Last) is not { } name || !IsSession(name) || !IsWhole(file, call))
            {
                continue;
            }

            var given = file.GivenIn(call).Select(set => set.Name.ToLowerInvariant()).ToHashSet();
            if (!given.Contains("httponly"))
            {
                yield return Readable(file, call.Line, $"The cookie `{name}` is set without HttpOnly");
            }

            if (!given.Contains("secure"))
            {
                yield return InTheClear(file, call.Line, $"The cookie `{name}` is set without Secure");
            }
        }
    }

    private static Finding Readable(AuditedFile file, int line, string what) =>
        file.Finding(HttpOnly, Severity.Medium, line, $"{what}: script that gets into a page can take the session along.", "Set HttpOnly.");

    private static Finding InTheClear(AuditedFile file, int line, string what) =>
        file.Finding(Secure, Severity.Medium, line, $"{what}: the session also goes over connections that anybody can read.", "Set Secure.");

    private static bool IsSession(string name) => NameWords.HasAny(name, Sessions) && !NameWords.Of(name).Contains("csrf");

    // Options that come from elsewhere may hold the flags.
    private static bool IsWhole(AuditedFile file, Invocation call) =>
        !call.Arguments.Skip(2).Any(argument => argument.Name is null && argument.First == argument.Last && file.Tokens.IsWord(argument.First))
        && !file.Tokens.Source(call.Token, call.Last).Contains("...", StringComparison.Ordinal)
        && !file.Tokens.Source(call.Token, call.Last).Contains("**", StringComparison.Ordinal);

    /// <summary>Whether the setting is of a cookie: by its own name, or because one is spoken of around it.</summary>
    /// <param name="spoken">The lines that were looked at before.</param>
    private static bool IsCookie(AuditedFile file, Setting set, Dictionary<int, bool> spoken)
    {
        if (set.Name.Contains("COOKIE", StringComparison.Ordinal))
        {
            return true;
        }

        var line = file.Tokens.Line(set.Token);
        return Enumerable.Range(Math.Max(1, line - 4), Math.Min(5, line)).Any(at => Speaks(file, at, spoken));
    }

    private static bool Speaks(AuditedFile file, int line, Dictionary<int, bool> spoken)
    {
        if (!spoken.TryGetValue(line, out var speaks))
        {
            var text = file.Code.CommentFreeLines[line - 1];
            spoken[line] = speaks = text.Contains("ookie", StringComparison.Ordinal) || text.Contains("session(", StringComparison.Ordinal);
        }

        return speaks;
    }
}
