using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>What JavaScript and Node.js have replaced, by the standard and by Node's list of deprecations.</summary>
internal static class ScriptIdioms
{
    public static OldIdiom[] All { get; } =
    [
        new("buffer", "new Buffer (", "Given a number this allocates, given a text it copies; it is deprecated, since the one was taken for the other (DEP0005).", "Buffer.from(…), Buffer.alloc(…)")
        {
            Severity = Severity.Medium,
        },
        new("var", "var _", "The file has let and const elsewhere; this name holds for the whole function and may be read before it is set.", "const, or let where it changes")
        {
            Severity = Severity.Info, Suits = IsModern, Holds = IsDeclaration,
        },
        new("substr", "substr (", "substr is deprecated: its second argument is a length, where those of slice and substring are ends.", "slice(start, end)")
        {
            Holds = (file, at) => file.Source.Tokens.Is(at - 1, '.'),
        },
        new("arguments", "Array . prototype . slice . call ( arguments", "Rest parameters give a real array, with a name.", "(...names)") { Holds = NoMember },
        new("url_parse", "url . parse (", "url.parse is deprecated in Node.js: it takes addresses for valid that browsers do not (DEP0169).", "new URL(…)")
        {
            Suits = file => file.Source.Imported.Any(import => import.Target is "url" or "node:url"), Holds = NoMember,
        },
        new("object_assign", "Object . assign ( { } ,", "A spread says the same and copies as much.", "{ ...one, ...other }") { Severity = Severity.Info, Holds = NoMember },
    ];

    private static bool NoMember(LookedFile file, int at) => !file.Source.Tokens.Is(at - 1, '.');

    private static bool IsDeclaration(LookedFile file, int at)
    {
        var tokens = file.Source.Tokens;
        return (file.Statements.StartsStatement(at) || tokens.Is(at - 1, '(')) && !tokens.Is(at - 1, "declare");
    }

    private static bool IsModern(LookedFile file)
    {
        var tokens = file.Source.Tokens;
        return Enumerable.Range(0, tokens.Count).Any(at => (tokens.Is(at, "let") || tokens.Is(at, "const")) && tokens.IsWord(at + 1));
    }
}
