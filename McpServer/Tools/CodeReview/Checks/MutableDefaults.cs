using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Python defaults that all calls share: worse where the function changes one or gives it away.</summary>
internal sealed class MutableDefaults : ReviewCheck
{
    private static readonly WordSet Makers = new("list dict set defaultdict deque OrderedDict Counter bytearray");

    private static readonly WordSet Changing = new("append add update extend insert pop popitem remove clear setdefault sort reverse discard appendleft");

    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool Reads(Language language) => language is Language.Python;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        foreach (var function in file.Source.Declared.Where(declared => declared.Kind is DeclarationKind.Function))
        {
            foreach (var name in Defaults(tokens, function))
            {
                if (Verdict(tokens, function, tokens.Name(name)) is { } verdict)
                {
                    yield return FoundInCode.At(
                        file.Source, tokens.Line(name), verdict.Severity, "mutable_default",
                        $"The default of {tokens.Name(name)} is made once and shared by all calls{verdict.Why}", $"Default to None, and make a new one inside {function.Name}.");
                }
            }
        }
    }

    /// <summary>The names of the parameters with such a default.</summary>
    private static IEnumerable<int> Defaults(TokenList tokens, Declaration function)
    {
        if (Signatures.Parameters(tokens, function) is not { } close)
        {
            yield break;
        }

        var name = tokens.Open(close) + 1;
        for (var i = name; i < close; i++)
        {
            if (tokens.Is(i, ','))
            {
                name = i + 1;
            }
            else if (tokens.Is(i, '=') && tokens.IsWord(name) && IsMutable(tokens, i + 1))
            {
                yield return name;
            }

            i = tokens.Mark(i) is '(' or '[' or '{' && tokens.IsPaired(i) ? tokens.Close(i) : i;
        }
    }

    private static bool IsMutable(TokenList tokens, int value) => tokens.Mark(value) is '[' or '{' || (Makers.Has(tokens, value) && tokens.Is(value + 1, '('));

    /// <summary>Null where the function makes the name mean something else before it uses it.</summary>
    private static (Severity Severity, string Why)? Verdict(TokenList tokens, Declaration function, string name)
    {
        var uses = Enumerable.Range(function.BodyToken, Math.Max(0, function.LastToken - function.BodyToken + 1))
            .Where(at => tokens.Is(at, name) && !tokens.Is(at - 1, '.')).ToList();
        if (uses.Exists(at => tokens.StartsLine(at) && tokens.Is(at + 1, '=') && !tokens.Is(at + 1, '=', '=')))
        {
            return null;
        }

        var changed = uses.Exists(at => (tokens.Is(at + 1, '.') && Changing.Has(tokens, at + 2) && tokens.Is(at + 3, '('))
            || (tokens.Is(at + 1, '[') && IsAssigned(tokens, tokens.Close(at + 1) + 1))
            || (tokens.StartsLine(at) && IsAssigned(tokens, at + 1))
            || tokens.Is(at - 1, "del"));
        var given = uses.Exists(at => (tokens.Is(at - 1, "return") || (tokens.Is(at - 1, '=') && tokens.Mark(at - 2) is '\0' or ']' && MemberChain.First(tokens, at - 2) is >= 0 and var first && first < at - 2))
            && (tokens.StartsLine(at + 1) || at + 1 >= tokens.Count));
        return changed ? (Severity.Medium, ", and it is changed here: what one call puts in, the next one finds.")
            : given ? (Severity.Medium, ", and it is handed out here: whoever changes it changes it for every later call.")
            : (Severity.Low, "; nothing changes it yet, so it only waits for somebody who does.");
    }

    private static bool IsAssigned(TokenList tokens, int at) => (tokens.Is(at, '=') && !tokens.Is(at, '=', '='))
        || (tokens.Mark(at) is '+' or '-' or '|' or '&' or '*' && tokens.Is(at + 1, '=') && tokens[at].End == tokens[at + 1].Start);
}
