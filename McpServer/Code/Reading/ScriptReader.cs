using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>JavaScript and TypeScript: functions by keyword, by the variable or property that holds them, and as members.</summary>
internal sealed class ScriptReader(TokenList tokens) : IHeaderReader
{
    private static readonly WordSet Modifiers = new("export default async declare abstract const");

    private static readonly WordSet Types = new("class interface enum");

    private static readonly WordSet Variables = new("const let var");

    private static readonly WordSet Namespaces = new("namespace module");

    // What may stand before braces that hold a literal and no statements.
    private static readonly WordSet BeforeLiteral = new("return default");

    private readonly ScriptMembers _members = new(tokens);
    private readonly Lazy<IReadOnlySet<string>> _exports = new(() => ScriptExports.Of(tokens));

    public Header? Read(int at, Scope scope)
    {
        if (scope.Kind is ScopeKind.Type)
        {
            return _members.OfClass(at, scope);
        }

        if (tokens.Is(at, '{'))
        {
            return IsLiteral(at) ? Literal(at, scope) : null;
        }

        if (scope.Kind is ScopeKind.Object && _members.OfLiteral(at, scope) is { } member)
        {
            return member;
        }

        if (!tokens.IsWord(at) || tokens.Is(at - 1, '.'))
        {
            return null;
        }

        return tokens.Is(at, "function") ? Function(at, scope)
            : Types.Has(tokens, at) ? Type(at, at + 1, scope)
            : Variables.Has(tokens, at) ? Variable(at, scope)
            : tokens.Is(at, "type") && tokens.IsWord(at + 1) && Angles.Skip(tokens, at + 2) is var equal && tokens.Is(equal, '=') ? Alias(at, scope)
            : Namespaces.Has(tokens, at) ? Namespace(at, scope)
            : IsStatementStart(at) ? Assignment(at, scope)
            : null;
    }

    private bool IsStatementStart(int at) => at == 0 || tokens.Mark(at - 1) is ';' or '{' or '}' || tokens.StartsLine(at);

    private bool IsLiteral(int at) => tokens.Mark(at - 1) is '=' or '(' or ',' or ':' or '[' or '?' || BeforeLiteral.Has(tokens, at - 1);

    private Header Literal(int at, Scope scope)
    {
        var isExported = tokens.Is(at - 1, "default")
            || (tokens.Is(at - 1, '=') && tokens.Is(at - 2, "exports"));
        return new Header
        {
            Kind = null,
            First = at,
            NameAt = at,
            Body = at,
            Last = tokens.Close(at),
            SignatureLast = at,
            Scope = ScopeKind.Object,
            OpensPublic = isExported || (scope.Kind is ScopeKind.Object && scope.IsPublic),
        };
    }

    private Header? Function(int at, Scope scope)
    {
        var name = tokens.Is(at + 1, '*') ? at + 2 : at + 1;
        var prefix = KeywordPrefix.Before(tokens, at, Modifiers);
        var isDefault = tokens.Is(at - 1, "default") || tokens.Is(at - 2, "default");
        var after = tokens.IsWord(name) ? name + 1 : name;
        if ((!tokens.IsWord(name) && !isDefault) || ScriptFunction.AfterName(tokens, after, allowsNone: true) is not { } function)
        {
            return null;
        }

        return function.Body is null && scope.InFunction ? null : Found(prefix, tokens.IsWord(name) ? name : at, function, scope) with
        {
            Name = tokens.IsWord(name) ? tokens.Name(name) : "default",
        };
    }

    private Header Found(Prefix prefix, int name, ScriptFunction function, Scope scope) => new()
    {
        Kind = DeclarationKind.Function,
        Name = tokens.Name(name),
        First = prefix.First,
        Attributes = prefix.Attributes,
        NameAt = name,
        Body = function.Body,
        Last = function.Last,
        SignatureLast = function.SignatureLast,
        Next = (function.Body ?? function.SignatureLast) + 1,
        Scope = ScopeKind.Function,
        Parameters = function.Parameters(tokens),
        IsPublic = IsExported(prefix, name, scope),
    };

    private bool IsExported(Prefix prefix, int name, Scope scope) => !scope.InFunction && scope.IsOuter
        && (KeywordPrefix.Has(tokens, prefix.First, prefix.At, "export") || _exports.Value.Contains(tokens.Name(name)));

    /// <param name="at">The keyword.</param>
    /// <param name="name">The name, which is elsewhere when a variable holds the class.</param>
    /// <param name="scope">What it stands in.</param>
    private Header? Type(int at, int name, Scope scope)
    {
        var prefix = KeywordPrefix.Before(tokens, at, Modifiers);
        var isDefault = tokens.Is(at, "class") && tokens.Is(at - 1, "default") && !tokens.IsWord(at + 1);
        var end = isDefault || !tokens.IsWord(at + 1) || tokens.Is(at + 1, "extends") ? at + 1 : at + 2;
        end = Angles.Skip(tokens, end);
        if ((!tokens.IsWord(name) && !isDefault && !tokens.Is(at + 1, '{')) || !(tokens.Is(end, '{') || tokens.Is(end, "extends") || tokens.Is(end, "implements")))
        {
            return null;
        }

        while (end < tokens.Count && !tokens.Is(end, '{') && tokens.Mark(end) is not (';' or '}' or ')'))
        {
            var next = Angles.Skip(tokens, end);
            end = next > end ? next : tokens.Mark(end) is '(' or '[' ? tokens.Close(end) + 1 : end + 1;
        }

        var isNamed = name < at || tokens.IsWord(name);
        return !tokens.Is(end, '{') || (!isNamed && !isDefault) ? null : new Header
        {
            Kind = DeclarationKind.Type,
            Name = isNamed ? tokens.Name(name) : "default",
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = isNamed ? name : at,
            Body = end,
            Last = tokens.Close(end),
            SignatureLast = end - 1,
            IsPublic = IsExported(prefix, name, scope),
            Word = tokens.Name(at),
            OpensPublic = true,
        };
    }

    private Header Alias(int at, Scope scope)
    {
        var prefix = KeywordPrefix.Before(tokens, at, Modifiers);
        var last = StatementEnd.AtLineEnd(tokens, at, scope.Last, tokens.Indent(at));
        return new Header
        {
            Kind = DeclarationKind.Type,
            Name = tokens.Name(at + 1),
            First = prefix.First,
            NameAt = at + 1,
            Last = last,
            SignatureLast = last,
            IsPublic = IsExported(prefix, at + 1, scope),
            Word = "type",
        };
    }

    private Header? Namespace(int at, Scope scope)
    {
        var end = at + 2;
        while (tokens.Is(end, '.') && tokens.IsWord(end + 1))
        {
            end += 2;
        }

        if (!(tokens.IsWord(at + 1) || tokens.IsText(at + 1)) || !tokens.Is(end, '{') || !IsStatementStart(KeywordPrefix.Before(tokens, at, Modifiers).First))
        {
            return null;
        }

        var prefix = KeywordPrefix.Before(tokens, at, Modifiers);
        return new Header
        {
            Kind = tokens.IsText(at + 1) ? null : DeclarationKind.Namespace,
            Name = tokens.IsText(at + 1) ? "" : tokens.Source(at + 1, end - 1),
            First = prefix.First,
            NameAt = at + 1,
            Body = end,
            Last = tokens.Close(end),
            SignatureLast = end - 1,
            Scope = ScopeKind.Namespace,
            IsPublic = IsExported(prefix, at + 1, scope),
        };
    }

    private Header? Variable(int at, Scope scope)
    {
        var name = at + 1;
        if (!tokens.IsWord(name) || Types.Has(tokens, name) || tokens.Is(at - 1, '('))
        {
            return null;
        }

        var indent = tokens.Indent(at);
        var equal = ScriptMembers.Equal(tokens, name + 1, indent);
        return Held(KeywordPrefix.Before(tokens, at, Modifiers), name, equal, scope, indent);
    }

    /// <summary>What a variable holds, if it is a function, a class or a literal; the variable itself at the top of a file.</summary>
    private Header? Held(Prefix prefix, int name, int equal, Scope scope, int indent)
    {
        if (equal > 0 && ScriptFunction.Value(tokens, equal + 1, scope.Last, indent) is { } function)
        {
            return Found(prefix, name, function, scope);
        }

        if (equal > 0 && tokens.Is(equal + 1, "class"))
        {
            return Type(equal + 1, name, scope) is { } type
                ? type with { First = prefix.First, Attributes = prefix.Attributes, IsPublic = IsExported(prefix, name, scope) }
                : null;
        }

        var isLiteral = equal > 0 && tokens.Is(equal + 1, '{');
        if (!scope.IsOuter && !isLiteral)
        {
            return null;
        }

        var isExported = IsExported(prefix, name, scope);
        var last = isLiteral ? tokens.Close(equal + 1)
            : Math.Max(name, StatementEnd.AtLineEnd(tokens, name, scope.Last, indent, stopsAtComma: true));
        return new Header
        {
            Kind = scope.IsOuter ? DeclarationKind.Field : null,
            Name = tokens.Name(name),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = name,
            Last = last,
            SignatureLast = isLiteral ? equal : last,
            Next = isLiteral ? equal + 2 : Math.Max(name, equal) + 1,
            Scope = isLiteral ? ScopeKind.Object : null,
            IsPublic = isExported,
            OpensPublic = isExported,
        };
    }

    /// <summary><c>exports.run = function</c>, <c>Cart.prototype.add = function</c>.</summary>
    private Header? Assignment(int at, Scope scope)
    {
        var name = at;
        while (tokens.Is(name + 1, '.') && tokens.IsWord(name + 2))
        {
            name += 2;
        }

        if (name == at || !tokens.Is(name + 1, '=') || tokens.Is(name + 1, '=', '=')
            || ScriptFunction.Value(tokens, name + 2, scope.Last, tokens.Indent(at)) is not { } function)
        {
            return null;
        }

        var isExport = tokens.Is(at, "exports") || (tokens.Is(at, "module") && tokens.Is(at + 2, "exports"));
        var owner = tokens.Is(name - 2, "prototype") ? name - 4 : name - 2;
        return Found(new Prefix(at, at, at, IsPublic: false, IsProperty: false), name, function, scope) with
        {
            Container = isExport || tokens.Is(at, "this") || owner < at ? null : tokens.Name(owner),
            IsPublic = !scope.InFunction && tokens.Text(name)[0] != '_' && !tokens.Is(at, "this"),
        };
    }
}
