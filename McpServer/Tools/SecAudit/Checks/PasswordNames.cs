using System.Collections.Frozen;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.SecAudit.Flow;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Variables that hold a password whatever they are called, since they were read under the name of one.</summary>
internal sealed class PasswordNames(AuditedFile file)
{
    private static readonly FrozenSet<string> Words = new[] { "password", "passwd", "passphrase", "pwd", "pw" }.ToFrozenSet();

    private readonly Dictionary<(int First, int Last), bool> _known = [];

    /// <summary>Whether a name speaks of a password.</summary>
    public static bool Speaks(string name) => NameWords.HasAny(name, Words);

    /// <summary>Whether the variable at a token was filled with <c>request.form["password"]</c> or its kin, or with a member of such a name.</summary>
    public bool IsRead(int token) =>
        file.Tokens.IsWord(token) && file.Bodies.ValuesOf(file.Tokens.Name(token).TrimStart('$'), token).Any(value => IsPassword(value.First, value.Last));

    private bool IsPassword(int first, int last)
    {
        if (!_known.TryGetValue((first, last), out var known))
        {
            _known[(first, last)] = known = Holds(first, last);
        }

        return known;
    }

    private bool Holds(int first, int last)
    {
        var tokens = file.Tokens;
        if (Chain.From(file.Language, tokens, first, last) is var chain && (chain.Last < last || !tokens.IsWord(first)))
        {
            return false;
        }

        // user.password; but not check(password), which is something else.
        if (chain.NameEnd == last)
        {
            return Speaks(tokens.Name(last));
        }

        return RequestAccess.IsOne(file.Language, chain.Path)
            && Enumerable.Range(first, last - first).Any(at => tokens.IsText(at) && tokens.Mark(at - 1) is '[' or '(' && Speaks(tokens.Content(at)));
    }
}
