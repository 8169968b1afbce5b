using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>The members of JavaScript and TypeScript classes, interfaces and object literals.</summary>
internal sealed class ScriptMembers(TokenList tokens)
{
    /// <summary>How many tokens a member's type may have.</summary>
    private const int LongestType = 400;

    private static readonly WordSet Modifiers =
        new("public private protected static async readonly abstract override declare accessor get set");

    private static readonly WordSet Statements = new("if for while switch catch with function return new typeof await do");

    public Header? OfClass(int at, Scope scope)
    {
        if (scope.Word == "enum" || !IsStart(at))
        {
            return null;
        }

        var name = PassModifiers(at, out var first);
        if (!(tokens.IsWord(name) || tokens.IsText(name)))
        {
            return null;
        }

        var after = tokens.Mark(name + 1) is '?' or '!' ? name + 2 : name + 1;
        var isVisible = !KeywordPrefix.Has(tokens, first, name, "private") && tokens.Content(name) is { Length: > 0 } text
            && text[0] is not ('#' or '_');
        var isAccessor = KeywordPrefix.Has(tokens, first, name, "get") || KeywordPrefix.Has(tokens, first, name, "set");
        if (tokens.Mark(after) is '(' or '<')
        {
            return ScriptFunction.AfterName(tokens, after, allowsNone: true) is { } method
                ? Member(at, first, name, method, isAccessor ? DeclarationKind.Property : DeclarationKind.Function, isVisible) : null;
        }

        var indent = tokens.Indent(first);
        var equal = Equal(tokens, after, indent);
        if (equal > 0 && ScriptFunction.Value(tokens, equal + 1, scope.Last, indent) is { } function)
        {
            return Member(at, first, name, function, DeclarationKind.Function, isVisible);
        }

        return scope.Word == "interface" ? null : Field(at, first, name, StatementEnd.AtLineEnd(tokens, name, scope.Last, indent), isVisible);
    }

    public Header? OfLiteral(int at, Scope scope)
    {
        if (tokens.Mark(at - 1) is not ('{' or ','))
        {
            return null;
        }

        var name = PassModifiers(at, out var first);
        if (!(tokens.IsWord(name) || tokens.IsText(name)) || Statements.Has(tokens, name))
        {
            return null;
        }

        var function = tokens.Is(name + 1, ':')
            ? ScriptFunction.Value(tokens, name + 2, scope.Last, tokens.Indent(first))
            : ScriptFunction.AfterName(tokens, name + 1, allowsNone: false);
        return function is { } found
            ? Member(at, first, name, found, DeclarationKind.Function, scope.IsPublic && !scope.InFunction && !tokens.Content(name).StartsWith('_'))
            : null;
    }

    /// <summary>The equal sign of a variable or member, past its type; -1 when it has no value.</summary>
    public static int Equal(TokenList tokens, int at, int indent)
    {
        for (var i = at; i < tokens.Count && i - at < LongestType; i++)
        {
            switch (tokens.Mark(i))
            {
                case '=' when tokens.Is(i, '=', '>'):
                    i++;
                    break;
                case '=':
                    return i;
                case ';' or ',' or ')' or ']' or '}':
                    return -1;
                case '{' or '(' or '[' when tokens.IsPaired(i):
                    i = tokens.Close(i);
                    break;
                case '<' when Angles.Close(tokens, i) is var close and > 0:
                    i = close;
                    break;
                case '\0' when tokens.StartsLine(i) && tokens.Indent(i) <= indent:
                    return -1;
            }
        }

        return -1;
    }

    private bool IsStart(int at) => tokens.Mark(at - 1) is '{' or ';' or '}'
        || (tokens.StartsLine(at) && tokens.Mark(at - 1) is '\0' or ')' or ']');

    private int PassModifiers(int at, out int first)
    {
        var i = at;
        while (tokens.Is(i, '@') && tokens.IsWord(i + 1))
        {
            i += 2;
            i = tokens.Is(i, '(') && tokens.IsPaired(i) ? tokens.Close(i) + 1 : i;
        }

        first = i;
        while ((Modifiers.Has(tokens, i) && (tokens.IsWord(i + 1) || tokens.IsText(i + 1) || tokens.Mark(i + 1) is '*' or '[')) || tokens.Is(i, '*'))
        {
            i++;
        }

        return i;
    }

    private Header Member(int at, int first, int name, ScriptFunction function, DeclarationKind kind, bool isVisible) => new()
    {
        Kind = kind,
        Name = tokens.Content(name),
        First = first,
        Attributes = at,
        NameAt = name,
        Body = function.Body,
        Last = function.Last,
        SignatureLast = function.SignatureLast,
        Next = (function.Body ?? function.SignatureLast) + 1,
        Scope = ScopeKind.Function,
        Parameters = function.Parameters(tokens),
        IsPublic = isVisible,
    };

    private Header Field(int at, int first, int name, int last, bool isVisible) => new()
    {
        Kind = DeclarationKind.Field,
        Name = tokens.Content(name),
        First = first,
        Attributes = at,
        NameAt = name,
        Last = Math.Max(name, last),
        SignatureLast = Math.Max(name, last),
        IsPublic = isVisible,
    };
}
