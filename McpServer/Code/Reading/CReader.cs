using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>C and C++, headers included. Macros are taken for what they look like.</summary>
internal sealed class CReader(TokenList tokens) : IHeaderReader
{
    // By the last token of a class, whether its members are public from here on.
    private readonly Dictionary<int, bool> _access = [];
    private readonly CTypeReader _types = new(tokens);

    private static readonly WordSet Modifiers =
        new("static inline extern virtual explicit constexpr consteval constinit friend mutable thread_local register _Noreturn typename");

    private static readonly WordSet Statements = new("return if for while do switch case default else goto break continue throw new delete "
        + "try catch using sizeof alignof typeid co_return co_await co_yield static_assert decltype public private protected asm this requires");

    private static readonly WordSet Access = new("public private protected signals");

    public Header? Read(int at, Scope scope)
    {
        if (Access.Has(tokens, at) && scope.Kind is ScopeKind.Type && (tokens.Is(at + 1, ':') || tokens.Is(at + 2, ':')))
        {
            _access[scope.Last] = !tokens.Is(at, "private");
        }

        if (scope.Word == "enum" || !IsStart(at, scope))
        {
            return null;
        }

        var prefix = Prefix(at);
        return Linkage(prefix) ?? Namespace(prefix) ?? _types.Read(prefix, scope) ?? MacroTest(prefix, scope) ?? Member(prefix, scope);
    }

    private bool IsStart(int at, Scope scope) => at == 0
        || tokens.Mark(at - 1) is ';' or '{' or '}'
        // After public: and public slots:, and after a macro that stands alone on its lines.
        || (tokens.Is(at - 1, ':') && (Access.Has(tokens, at - 2) || Access.Has(tokens, at - 3)
            || (scope.Kind is ScopeKind.Type && tokens.StartsLine(at) && tokens.StartsLine(at - 2))))
        || (tokens.Is(at - 1, ')') && tokens.StartsLine(at) && tokens.IsWord(at) && scope.Kind is not (ScopeKind.Function or ScopeKind.Block)
            && tokens.StartsLine(tokens.Open(at - 1) - 1));

    private Prefix Prefix(int at)
    {
        var first = -1;
        for (var i = at; i < tokens.Count;)
        {
            if (tokens.Is(i, "template"))
            {
                i = Math.Max(i + 1, Angles.Skip(tokens, i + 1));
            }
            else if (tokens.Is(i, '[', '[') && tokens.IsPaired(i))
            {
                i = tokens.Close(i) + 1;
            }
            else if (CTypeReader.IsAttribute(tokens, i))
            {
                i = tokens.Close(i + 1) + 1;
            }
            else if (first < 0 && IsMacroLine(i))
            {
                i++;
            }
            else if (Modifiers.Has(tokens, i))
            {
                first = first < 0 ? i : first;
                i++;
            }
            else
            {
                return new Prefix(at, first < 0 ? i : first, i, IsPublic: false, IsProperty: false);
            }
        }

        return new Prefix(at, at, tokens.Count, IsPublic: false, IsProperty: false);
    }

    /// <summary>A word in capitals that has a line for itself.</summary>
    private bool IsMacroLine(int at) => tokens.IsWord(at) && tokens.StartsLine(at) && tokens.StartsLine(at + 1)
        && (tokens.IsWord(at + 1) || tokens.Is(at + 1, '[')) && tokens.Text(at).Length > 3 && !tokens.Text(at).ContainsAnyInRange('a', 'z');

    /// <summary><c>extern "C" {</c>: braces that change nothing of what stands in them.</summary>
    private Header? Linkage(Prefix prefix) => tokens.IsText(prefix.At) && tokens.Is(prefix.At + 1, '{')
        ? new Header
        {
            Kind = null,
            First = prefix.First,
            NameAt = prefix.At,
            Body = prefix.At + 1,
            Last = tokens.Close(prefix.At + 1),
            SignatureLast = prefix.At,
            Scope = ScopeKind.Namespace,
        }
        : null;

    private Header? Namespace(Prefix prefix)
    {
        if (!tokens.Is(prefix.At, "namespace"))
        {
            return null;
        }

        var end = prefix.At + 1;
        while (tokens.Is(end, ':') || (tokens.IsWord(end) && (end == prefix.At + 1 || tokens.Is(end - 1, ':'))))
        {
            end++;
        }

        var isNamed = end > prefix.At + 1;
        return !tokens.Is(end, '{') ? null : new Header
        {
            Kind = isNamed ? DeclarationKind.Namespace : null,
            Name = isNamed ? tokens.Source(prefix.At + 1, end - 1) : "",
            First = prefix.First,
            NameAt = isNamed ? prefix.At + 1 : prefix.At,
            Body = end,
            Last = tokens.Close(end),
            SignatureLast = end - 1,
            IsPublic = true,
            Scope = ScopeKind.Namespace,
        };
    }

    /// <summary><c>TEST_F(Suite, Name) {</c>, <c>TEST_CASE("name") {</c>: what a test framework makes a function of.</summary>
    private Header? MacroTest(Prefix prefix, Scope scope)
    {
        var (macro, open) = (prefix.At, prefix.At + 1);
        if (!scope.IsOuter || !tokens.IsWord(macro) || !tokens.Is(open, '(') || !tokens.IsPaired(open)
            || !tokens.Is(tokens.Close(open) + 1, '{') || tokens.Text(macro).ContainsAnyInRange('a', 'z'))
        {
            return null;
        }

        var body = tokens.Close(open) + 1;
        var name = tokens.IsWord(open + 1) && tokens.Is(open + 2, ',') && tokens.IsWord(open + 3) ? open + 3 : open + 1;
        return !tokens.IsWord(name) && !tokens.IsText(name) ? null : new Header
        {
            Kind = DeclarationKind.Function,
            Name = tokens.Content(name),
            First = macro,
            NameAt = name,
            Body = body,
            Last = tokens.Close(body),
            SignatureLast = body - 1,
            Container = name > open + 1 ? tokens.Name(open + 1) : null,
        };
    }

    private Header? Member(Prefix prefix, Scope scope)
    {
        var start = tokens.IsText(prefix.At) ? prefix.At + 1 : prefix.At;
        if (MemberShape.Read(tokens, start, Statements) is not { } shape)
        {
            return null;
        }

        var isMember = shape.NameFirst < shape.Name && tokens.Is(shape.NameFirst + 1, ':');
        var isOwn = tokens.Is(shape.Name, scope.Container ?? "") || isMember;
        return tokens.Mark(shape.At) switch
        {
            '(' when (shape.Types > 0 || isOwn) && tokens.IsPaired(shape.At) =>
                CFunction.Read(tokens, prefix, scope, shape) is { } function
                    ? function with { IsPublic = function.IsPublic && IsAccessible(scope) }
                    : null,
            // A type that is only announced.
            ';' when shape.Types == 1 && CTypeReader.Words.Has(tokens, start) => null,
            '=' or ';' or ',' or '[' or '{' when shape.Types > 0 && (scope.IsOuter || scope.Kind is ScopeKind.Type) && !isMember =>
                FieldHeader.Of(tokens, prefix, shape) with { IsPublic = IsAccessible(scope) && !tokens.Is(prefix.First, "static") },
            _ => null,
        };
    }

    private bool IsAccessible(Scope scope) =>
        scope.Kind is not ScopeKind.Type || _access.GetValueOrDefault(scope.Last, scope.Word != "class");
}
