using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>C and C++, headers included. Macros are taken for what they look like.</summary>
internal sealed class CReader(TokenList tokens) : IHeaderReader
{
    // By the last token of a class, whether its members are public from here on.
    private readonly Dictionary<int, bool> _access = [];

    private const int LongestHeader = 400;

    private static readonly WordSet Modifiers =
        new("static inline extern virtual explicit constexpr consteval constinit friend mutable thread_local register _Noreturn typename");

    private static readonly WordSet TypeWords = new("class struct union enum");

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
        return Linkage(prefix) ?? Namespace(prefix) ?? Typedef(prefix) ?? Type(prefix, scope) ?? Member(prefix, scope);
    }

    private bool IsStart(int at, Scope scope) => at == 0
        || tokens.Mark(at - 1) is ';' or '{' or '}'
        // After public: and public slots:, and after a macro that stands alone on its lines.
        || (tokens.Is(at - 1, ':') && (Access.Has(tokens, at - 2) || Access.Has(tokens, at - 3)))
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
            else if (IsAttribute(i))
            {
                i = tokens.Close(i + 1) + 1;
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

    private bool IsAttribute(int at) => tokens.Is(at + 1, '(') && tokens.IsPaired(at + 1)
        && (tokens.Is(at, "__attribute__") || tokens.Is(at, "__declspec") || tokens.Is(at, "alignas") || tokens.Is(at, "explicit"));

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
        while (tokens.IsWord(end) || tokens.Is(end, ':'))
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

    private Header? Typedef(Prefix prefix)
    {
        if (!tokens.Is(prefix.At, "typedef"))
        {
            return null;
        }

        var last = StatementEnd.AtSemicolon(tokens, prefix.At, tokens.Count);
        var (name, body) = (-1, -1);
        for (var i = prefix.At + 1; i < last; i++)
        {
            if (tokens.Is(i, '(') && tokens.Is(i + 1, '*') && tokens.IsWord(i + 2))
            {
                name = i + 2;
                break;
            }

            if (tokens.Mark(i) is '{' or '[' && tokens.IsPaired(i))
            {
                body = tokens.Is(i, '{') ? i : body;
                i = tokens.Close(i);
            }
            else if (tokens.IsWord(i))
            {
                name = i;
            }
        }

        return name < 0 ? null : new Header
        {
            Kind = DeclarationKind.Type,
            Name = tokens.Name(name),
            First = prefix.First,
            NameAt = name,
            Body = body < 0 ? null : body,
            Last = last,
            SignatureLast = body < 0 ? last : body - 1,
            IsPublic = true,
            Word = TypeWords.Has(tokens, prefix.At + 1) && body > 0 ? tokens.Name(prefix.At + 1) : "typedef",
        };
    }

    /// <summary>A type with its body; a forward declaration, a variable or a return type of its kind is none.</summary>
    private Header? Type(Prefix prefix, Scope scope)
    {
        if (!TypeWords.Has(tokens, prefix.At))
        {
            return null;
        }

        var (name, bases) = (-1, false);
        for (var i = prefix.At + 1; i < tokens.Count && i - prefix.At < LongestHeader; i++)
        {
            if (tokens.Is(i, '{'))
            {
                return new Header
                {
                    Kind = name < 0 ? null : DeclarationKind.Type,
                    Name = name < 0 ? "" : tokens.Name(name),
                    First = prefix.First,
                    Attributes = prefix.Attributes,
                    NameAt = Math.Max(name, prefix.At),
                    Body = i,
                    Last = tokens.Close(i),
                    SignatureLast = i - 1,
                    IsPublic = !scope.InFunction,
                    Word = tokens.Name(prefix.At),
                    Scope = ScopeKind.Type,
                };
            }

            if (bases)
            {
                continue;
            }

            if (IsAttribute(i) || (tokens.Is(i, '[', '[') && tokens.IsPaired(i)))
            {
                i = tokens.Close(tokens.IsWord(i) ? i + 1 : i);
            }
            else if (tokens.IsWord(i))
            {
                name = tokens.Is(i, "final") || TypeWords.Has(tokens, i) ? name : i;
            }
            else if (tokens.Is(i, ':', ':'))
            {
                i++;
            }
            else if (tokens.Is(i, '<') && Angles.Close(tokens, i) is var close and > 0)
            {
                i = close;
            }
            else if (tokens.Is(i, ':'))
            {
                bases = true;
            }
            else
            {
                return null;
            }
        }

        return null;
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
            ';' when shape.Types == 1 && TypeWords.Has(tokens, start) => null,
            '=' or ';' or ',' or '[' or '{' when shape.Types > 0 && (scope.IsOuter || scope.Kind is ScopeKind.Type) && !isMember =>
                Field(prefix, shape) with { IsPublic = IsAccessible(scope) && !tokens.Is(prefix.First, "static") },
            _ => null,
        };
    }

    private Header Field(Prefix prefix, MemberShape shape)
    {
        var last = StatementEnd.AtSemicolon(tokens, shape.At, tokens.Count);
        return new Header
        {
            Kind = DeclarationKind.Field,
            Name = tokens.Name(shape.Name),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = shape.Name,
            Last = last,
            SignatureLast = last,
            Next = shape.At,
        };
    }

    private bool IsAccessible(Scope scope) =>
        scope.Kind is not ScopeKind.Type || _access.GetValueOrDefault(scope.Last, scope.Word != "class");
}
