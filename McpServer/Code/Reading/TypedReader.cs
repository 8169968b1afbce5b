using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>C#, Java and Dart: modifiers, a type, a name, and what follows the name tells what it is.</summary>
internal sealed class TypedReader(TokenList tokens, TypedGrammar grammar) : IHeaderReader
{
    /// <summary>How many tokens may stand between a name and its body: constraints, bases, exceptions.</summary>
    private const int LongestTail = 250;

    private static readonly WordSet Accessors = new("get set init add remove public private protected internal readonly");

    private readonly TypedPrefixes _prefixes = new(tokens, grammar);

    private bool IsCSharp => grammar.Language is Language.CSharp;

    private bool IsDart => grammar.Language is Language.Dart;

    public Header? Read(int at, Scope scope)
    {
        if (at > 0 && tokens.Mark(at - 1) is not (';' or '{' or '}'))
        {
            return null;
        }

        if (IsCSharp && scope.Word == "enum")
        {
            return null;
        }

        var prefix = _prefixes.Read(at, scope);
        return Namespace(prefix) ?? Type(prefix, scope) ?? Member(prefix, scope);
    }

    private Header? Namespace(Prefix prefix)
    {
        if (!IsCSharp || !tokens.Is(prefix.At, "namespace"))
        {
            return null;
        }

        var end = prefix.At + 1;
        while (tokens.Is(end, '.') || (tokens.IsWord(end) && (end == prefix.At + 1 || tokens.Is(end - 1, '.'))))
        {
            end++;
        }

        var isBlock = tokens.Is(end, '{');
        return !isBlock && !tokens.Is(end, ';') ? null : new Header
        {
            Kind = DeclarationKind.Namespace,
            Name = tokens.Source(prefix.At + 1, end - 1).Replace(" ", "", StringComparison.Ordinal),
            First = prefix.At,
            NameAt = prefix.At + 1,
            Body = isBlock ? end : null,
            Last = isBlock ? tokens.Close(end) : tokens.Count - 1,
            SignatureLast = end - 1,
            Next = end + 1,
            Scope = ScopeKind.Namespace,
            IsPublic = true,
        };
    }

    private Header? Type(Prefix prefix, Scope scope)
    {
        var at = tokens.Is(prefix.At, '@') ? prefix.At + 1 : prefix.At;
        if (!grammar.TypeWords.Has(tokens, at))
        {
            return null;
        }

        if (tokens.Is(at, "delegate") || tokens.Is(at, "typedef"))
        {
            return Alias(prefix, at);
        }

        var name = at + 1;
        while ((grammar.TypeWords.Has(tokens, name) || (IsDart && tokens.Is(name, "type"))) && tokens.IsWord(name + 1))
        {
            // record struct, extension type
            name++;
        }

        // A Dart extension type may name its constructor there.
        var i = Angles.Skip(tokens, name + 1);
        i += IsDart && tokens.Is(i, '.') ? 2 : 0;
        if (!tokens.IsWord(name) || !(tokens.IsWord(i) || tokens.Mark(i) is '(' or '{' or ':' or ';'))
        {
            return null;
        }

        var open = tokens.Is(i, '(') ? i : -1;
        return Tail(i) is not { } end || tokens.Is(end, '=') ? null : new Header
        {
            Kind = DeclarationKind.Type,
            Name = tokens.Name(name),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = name,
            Body = tokens.Is(end, '{') ? end : null,
            Last = tokens.Is(end, '{') ? tokens.Close(end) : end,
            SignatureLast = tokens.Is(end, '{') ? end - 1 : end,
            Parameters = open < 0 ? [] : Parameters.NameLast(tokens, open),
            IsPublic = IsVisible(prefix, name),
            Word = tokens.Source(at, name - 1),
            OpensPublic = tokens.Is(at, "interface"),
        };
    }

    /// <summary>A type without a body of its own.</summary>
    private Header? Alias(Prefix prefix, int at)
    {
        var shape = MemberShape.Read(tokens, at + 1, grammar.Statements);
        var name = shape?.Name ?? -1;
        return name < 0 ? null : new Header
        {
            Kind = DeclarationKind.Type,
            Name = tokens.Name(name),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = name,
            Last = StatementEnd.AtSemicolon(tokens, name, tokens.Count),
            SignatureLast = StatementEnd.AtSemicolon(tokens, name, tokens.Count),
            Parameters = tokens.Is(shape!.Value.At, '(') ? Parameters.NameLast(tokens, shape.Value.At) : [],
            IsPublic = IsVisible(prefix, name),
            Word = tokens.Name(at),
        };
    }

    private Header? Member(Prefix prefix, Scope scope)
    {
        // Java writes a method's type parameters before its type.
        var start = IsCSharp ? prefix.At : Angles.Skip(tokens, prefix.At);
        if (MemberShape.Read(tokens, start, grammar.Statements) is not { } shape)
        {
            return null;
        }

        var isOwn = tokens.Name(shape.NameFirst) == scope.Container;
        var isAccessor = IsDart && shape.Types > 0 && (tokens.Is(shape.Name - 1, "get") || tokens.Is(shape.Name - 1, "set"));
        prefix = prefix with { IsProperty = prefix.IsProperty || isAccessor };
        var isTyped = shape.Types == (isAccessor ? 2 : 1) || (prefix.First < prefix.At && IsDart);
        return tokens.Mark(shape.At) switch
        {
            '(' when isTyped || (isOwn && shape.Types == 0) || (IsDart && !scope.InFunction) => Function(prefix, scope, shape),
            '[' or '{' or '=' when isTyped && scope.Kind is ScopeKind.Type && Property(prefix, shape) is { } property => property,
            '{' when isOwn && scope.Word == "record" => Function(prefix, scope, shape),
            '=' or ';' or ',' when isTyped && !tokens.Is(shape.At, '=', '>') && IsFieldPlace(scope) => FieldHeader.Of(tokens, prefix, shape) with { IsPublic = IsVisible(prefix, shape.Name) },
            _ => null,
        };
    }

    private bool IsFieldPlace(Scope scope) => scope.Kind is ScopeKind.Type || (IsDart && scope.Kind is ScopeKind.File);

    private Header? Function(Prefix prefix, Scope scope, MemberShape shape)
    {
        if (tokens.Is(shape.At, '(') && !tokens.IsPaired(shape.At))
        {
            return null;
        }

        var after = tokens.Is(shape.At, '(') ? tokens.Close(shape.At) + 1 : shape.At;
        var isOwn = tokens.Name(shape.NameFirst) == scope.Container;
        var hasTail = tokens.Mark(after) is '{' or ';' or '=' || (tokens.Is(after, ':') && isOwn) || grammar.Tails.Has(tokens, after);
        if (!hasTail || Tail(after) is not { } end)
        {
            return null;
        }

        var isBlock = tokens.Is(end, '{');
        var isCall = tokens.Is(end, ';') && (scope.Kind is not ScopeKind.Type || (shape.Types == 0 && !isOwn));
        if (isCall || (tokens.Is(end, '=') && !tokens.Is(end, '=', '>') && !IsDart))
        {
            return null;
        }

        return new Header
        {
            Kind = prefix.IsProperty ? DeclarationKind.Property : DeclarationKind.Function,
            Name = shape.Name == shape.NameLast ? tokens.Name(shape.Name)
                : "operator " + tokens.Source(shape.Name + 1, shape.NameLast),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = shape.Name,
            Body = isBlock ? end : null,
            Last = isBlock ? tokens.Close(end) : StatementEnd.AtSemicolon(tokens, end, scope.Last),
            SignatureLast = end - 1,
            Next = end + 1,
            Scope = ScopeKind.Function,
            Parameters = tokens.Is(shape.At, '(') ? Parameters.NameLast(tokens, shape.At, IsDart) : [],
            IsPublic = IsVisible(prefix, shape.Name) && !scope.InFunction,
        };
    }

    private Header? Property(Prefix prefix, MemberShape shape)
    {
        if (!IsCSharp && !prefix.IsProperty)
        {
            return null;
        }

        var at = tokens.Is(shape.At, '[') ? tokens.Close(shape.At) + 1 : shape.At;
        var isBlock = tokens.Is(at, '{');
        if (isBlock ? !(Accessors.Has(tokens, at + 1) || tokens.Is(at + 1, '[')) : !tokens.Is(at, '=', '>'))
        {
            return null;
        }

        var last = isBlock ? tokens.Close(at) : StatementEnd.AtSemicolon(tokens, at, tokens.Count);
        if (isBlock && tokens.Is(last + 1, '='))
        {
            last = StatementEnd.AtSemicolon(tokens, last + 1, tokens.Count);
        }

        return new Header
        {
            Kind = DeclarationKind.Property,
            Name = tokens.Name(shape.Name),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = shape.Name,
            Body = isBlock ? at : null,
            Last = last,
            SignatureLast = at - 1,
            Next = at + 1,
            Scope = ScopeKind.Function,
            IsPublic = IsVisible(prefix, shape.Name),
        };
    }

    private bool IsVisible(Prefix prefix, int name) => IsDart ? tokens.Text(name)[0] != '_' : prefix.IsPublic;

    /// <summary>Where the body, the arrow or the semicolon stands that ends a header; null when something else comes first.</summary>
    private int? Tail(int at)
    {
        for (var i = at; i < tokens.Count && i - at < LongestTail; i++)
        {
            switch (tokens.Mark(i))
            {
                case '{' or ';' or '=':
                    return i;
                case '(' or '[' when tokens.IsPaired(i):
                    i = tokens.Close(i);
                    break;
                case '<' when Angles.Close(tokens, i) is var close and > 0:
                    i = close;
                    break;
                case '}' or ')' or ']' or '(' or '[':
                    return null;
            }
        }

        return null;
    }
}
