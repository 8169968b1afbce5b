using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Kotlin, Scala and Swift: a keyword, a name, and a body in braces, behind an equal sign, or none.</summary>
internal sealed class KeywordReader(TokenList tokens, KeywordGrammar grammar) : IHeaderReader
{
    /// <summary>Tokens behind the parameters, up to the body: more than any list of constraints or bases has, and the search begins anew at each name.</summary>
    private const int LongestTail = 250;

    private static readonly WordSet Tails =
        new("where throws rethrows async extends with derives by");

    private static readonly WordSet Hiding = new("private fileprivate internal");

    public Header? Read(int at, Scope scope)
    {
        if (!tokens.IsWord(at) || tokens.Is(at - 1, '.') || tokens.Is(at - 2, ':', ':'))
        {
            return null;
        }

        if (grammar.Functions.Has(tokens, at))
        {
            return Function(at, scope);
        }

        if (grammar.Types.Has(tokens, at))
        {
            return Type(at, scope);
        }

        if (grammar.Aliases.Has(tokens, at) && tokens.IsWord(at + 1))
        {
            return Value(at, at + 1, DeclarationKind.Type, scope);
        }

        var isMember = grammar.Properties.Has(tokens, at) && (scope.IsOuter || scope.Kind is ScopeKind.Type);
        return isMember && PropertyName(at) is var name and > 0 ? Value(at, name, DeclarationKind.Property, scope) : null;
    }

    private Header? Function(int at, Scope scope)
    {
        // Constructors and their like have no other name than their keyword.
        var isNamed = tokens.Text(at) is "fun" or "func" or "def";
        if (!isNamed && (scope.Kind is not ScopeKind.Type || !(tokens.Mark(at + 1) is '(' or '?' or '!' or '<' or '{')))
        {
            return null;
        }

        var first = isNamed ? Angles.Skip(tokens, at + 1) : at;
        var name = isNamed ? NameBefore(first) : at;
        if (name < 0)
        {
            return null;
        }

        var open = AfterName(name);
        var end = open;
        var parameters = new List<string>();
        while (tokens.Is(end, '(') && tokens.IsPaired(end) && (end == open || !tokens.StartsLine(end)))
        {
            parameters.AddRange(Parameters.NameFirst(tokens, end));
            end = tokens.Close(end) + 1;
        }

        if (end == open && tokens.Text(at) is not ("def" or "deinit"))
        {
            return null;
        }

        var receiver = isNamed && tokens.Is(name - 1, '.') ? Receiver(first, name - 1) : null;
        return Body(at, name, end, DeclarationKind.Function, scope) with { Parameters = parameters, Container = receiver };
    }

    /// <summary>The last word of what stands before the parameters; an operator's first sign.</summary>
    private int NameBefore(int at)
    {
        var name = tokens.IsWord(at) ? at : -1;
        var i = at;
        while (tokens.IsWord(i) && (tokens.Is(i + 1, '.') || tokens.Is(i + 1, '?') || tokens.Is(i + 1, '<')))
        {
            var next = Angles.Skip(tokens, i + 1);
            next += tokens.Is(next, '?') ? 1 : 0;
            if (!tokens.Is(next, '.') || !tokens.IsWord(next + 1))
            {
                break;
            }

            name = i = next + 1;
        }

        return name >= 0 ? name : tokens.Mark(at) is '+' or '-' or '*' or '/' or '<' or '>' or '=' or '!' or '%' or '&' or '|' or '^' or '~' ? at : -1;
    }

    private string? Receiver(int first, int last)
    {
        string? type = null;
        for (var i = first; i < last; i++)
        {
            type = tokens.IsWord(i) ? tokens.Name(i) : type;
            i = tokens.Is(i, '<') && Angles.Close(tokens, i) is var close and > 0 ? close : i;
        }

        return type;
    }

    private int AfterName(int name)
    {
        var i = name + 1;
        while (!tokens.IsWord(name) && i - name < 4 && tokens.Mark(i) is not ('(' or '\0' or '<' or '['))
        {
            i++;
        }

        i += tokens.Mark(i) is '?' or '!' ? 1 : 0;
        i = Angles.Skip(tokens, i);
        return tokens.Is(i, '[') && tokens.IsPaired(i) ? tokens.Close(i) + 1 : i;
    }

    private Header? Type(int at, Scope scope)
    {
        if (!tokens.IsWord(at + 1) || grammar.Functions.Has(tokens, at + 1) || grammar.Properties.Has(tokens, at + 1))
        {
            var isCompanion = tokens.Is(at, "object") && tokens.Is(at - 1, "companion");
            return isCompanion ? Body(at, at, at + 1, DeclarationKind.Type, scope) with { Kind = null, Name = "", Scope = ScopeKind.Type } : null;
        }

        var name = at + 1;
        var isExtension = tokens.Is(at, "extension");
        while (isExtension && tokens.Is(name + 1, '.') && tokens.IsWord(name + 2))
        {
            name += 2;
        }

        var open = AfterName(name);
        open = tokens.Is(open, "private") || tokens.Is(open, "internal") || tokens.Is(open, "protected") ? open + 1 : open;
        open = tokens.Is(open, "constructor") ? open + 1 : open;
        var parameters = tokens.Is(open, '(') && tokens.IsPaired(open) ? Parameters.NameFirst(tokens, open) : [];
        var header = Body(at, name, open, DeclarationKind.Type, scope);
        return header with
        {
            Kind = isExtension ? null : DeclarationKind.Type,
            Parameters = parameters,
            Word = tokens.Name(at),
            Scope = header.Body is null && header.Last == header.SignatureLast ? null : ScopeKind.Type,
            OpensPublic = header.IsPublic && (tokens.Is(at, "protocol") || isExtension),
        };
    }

    private int PropertyName(int at)
    {
        var name = NameBefore(Angles.Skip(tokens, at + 1));
        return tokens.IsWord(name) ? name : -1;
    }

    private Header Value(int at, int name, DeclarationKind kind, Scope scope)
    {
        var prefix = KeywordPrefix.Before(tokens, at, grammar.Modifiers);
        var last = StatementEnd.AtLineEnd(tokens, name, scope.Last, tokens.Indent(at));
        return new Header
        {
            Kind = kind,
            Name = tokens.Name(name),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = name,
            Last = Math.Max(name, last),
            SignatureLast = Math.Max(name, last),
            Next = name + 1,
            IsPublic = IsPublic(prefix, scope),
            Word = kind is DeclarationKind.Type ? tokens.Name(at) : "",
        };
    }

    /// <summary>The header of what has its name here and goes on with its types at a position.</summary>
    private Header Body(int at, int name, int tail, DeclarationKind kind, Scope scope)
    {
        var prefix = KeywordPrefix.Before(tokens, at, grammar.Modifiers);
        var indent = tokens.Indent(prefix.First);
        var end = Tail(tail, scope.Last, indent);
        var (isBlock, isExpression) = (tokens.Is(end, '{'), tokens.Is(end, '='));
        var isIndented = grammar.HasIndentedBodies && (tokens.Is(end - 1, ':') || isExpression)
            && tokens.StartsLine(isExpression ? end + 1 : end) && tokens.Indent(isExpression ? end + 1 : end) > indent;
        var last = isIndented ? IndentedEnd(end, scope.Last, indent)
            : isBlock ? tokens.Close(end)
            : isExpression ? Math.Max(end, StatementEnd.AtLineEnd(tokens, end + 1, scope.Last, indent))
            : Math.Max(name, end - 1);
        return new Header
        {
            Kind = kind,
            Name = Text(name, tail),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = name,
            Body = isBlock ? end : null,
            Last = last,
            SignatureLast = Math.Max(name, end - 1),
            Next = isBlock || isExpression ? end + 1 : Math.Max(name + 1, end),
            IsPublic = IsPublic(prefix, scope),
            Scope = isExpression || isIndented ? kind is DeclarationKind.Type ? ScopeKind.Type : ScopeKind.Function : null,
        };
    }

    private string Text(int name, int tail)
    {
        var last = name;
        while (!tokens.IsWord(name) && last + 1 < tail && tokens.Mark(last + 1) is not ('(' or '[' or '\0') && tokens[last].End == tokens[last + 1].Start)
        {
            last++;
        }

        return tokens.IsWord(name) ? tokens.Name(name) : "operator " + tokens.Source(name, last);
    }

    private int IndentedEnd(int at, int last, int indent)
    {
        var i = at + 1;
        while (i <= last && i < tokens.Count && !(tokens.StartsLine(i) && tokens.Indent(i) <= indent))
        {
            i = tokens.Mark(i) is '{' or '(' or '[' && tokens.IsPaired(i) ? tokens.Close(i) + 1 : i + 1;
        }

        return Math.Min(i, tokens.Count) - 1;
    }

    /// <summary>Where the header ends: at the brace or the equal sign of the body, or at what comes after it.</summary>
    private int Tail(int at, int last, int indent)
    {
        for (var i = at; i <= last && i < tokens.Count && i - at < LongestTail; i++)
        {
            if (tokens.StartsLine(i) && i > at - 1 && !tokens.Is(i, '{') && EndsBefore(i, indent))
            {
                return i;
            }

            switch (tokens.Mark(i))
            {
                case '{' or ';' or '}' or ')' or ']':
                    return i;
                case '=' when !tokens.Is(i, '=', '='):
                    return i;
                case '(' or '[' when tokens.IsPaired(i):
                    i = tokens.Close(i);
                    break;
                case '<' when Angles.Close(tokens, i) is var close and > 0:
                    i = close;
                    break;
            }
        }

        return Math.Min(Math.Min(at + LongestTail, last + 1), tokens.Count);
    }

    private bool EndsBefore(int at, int indent)
    {
        var goesOn = tokens.Mark(at) is ':' or '=' or ',' or '(' or '-' || tokens.Mark(at - 1) is ',' or '&' or '>' or '=' || Tails.Has(tokens, at);
        var opensBody = tokens.Is(at - 1, ':') && grammar.HasIndentedBodies;
        return opensBody || (!goesOn && !(tokens.Is(at - 1, ':') && tokens.Indent(at) > indent));
    }

    private bool IsPublic(Prefix prefix, Scope scope)
    {
        var (named, hidden) = (false, scope.InFunction);
        for (var i = prefix.First; i < prefix.At; i++)
        {
            named |= grammar.Visibility.Has(tokens, i);
            hidden |= Hiding.Has(tokens, i);
        }

        return !hidden && (named != grammar.IsPublicByDefault || scope.IsPublic);
    }
}
