using System.Collections.Frozen;
using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Web;

/// <summary>Names that say who may call something, by the words they are made of.</summary>
internal static class GuardMarks
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "auth", "authn", "authz", "authenticate", "authenticated", "authentication", "authorize", "authorized", "authorization", "authorise", "authorised",
        "login", "permission", "permissions", "role", "roles", "jwt", "bearer", "oauth", "oauth2", "secured", "protect", "protected", "guard", "guards",
        "admin", "principal", "policy", "credentials", "acl", "apikey",
    }.ToFrozenSet();

    /// <summary>These say it only together with one of the others: a token may be any.</summary>
    private static readonly FrozenSet<string> Verbs = new[] { "require", "requires", "required", "verify", "check", "ensure", "validate", "current", "get" }.ToFrozenSet();

    private static readonly FrozenSet<string> Things = new[] { "user", "token", "session", "key", "identity", "scope", "scopes", "account" }.ToFrozenSet();

    /// <summary>Tokens that are looked through: what guards stands at the beginning, and functions stand inside each other.</summary>
    private const int Longest = 2_000;

    /// <summary>Whether a name such as <c>require_login</c>, <c>UseGuards</c> or <c>verifyToken</c> guards what it stands on.</summary>
    public static bool IsOne(string name)
    {
        var words = NameWords.Of(name);
        return !words.Contains("csrf") && !words.Contains("xsrf") && !words.Contains("anonymous") && !words.Contains("logout")
            && (words.Any(Words.Contains) || (words.Any(Verbs.Contains) && words.Any(Things.Contains)));
    }

    /// <summary>The first such name between two tokens; null without one.</summary>
    public static string? In(TokenList tokens, int first, int last)
    {
        for (var at = first; at <= last && at < first + Longest; at++)
        {
            if (tokens.IsWord(at) && IsOne(tokens.Name(at)))
            {
                return tokens.Name(at);
            }
        }

        return null;
    }
}
