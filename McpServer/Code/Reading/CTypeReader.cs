using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>The types of C and C++: with a body, by typedef, or as another name.</summary>
internal sealed class CTypeReader(TokenList tokens)
{
    /// <summary>Tokens of a header, up to the body: more than any list of bases or bounds has, and the search begins anew at each keyword.</summary>
    private const int LongestHeader = 250;

    public static readonly WordSet Words = new("class struct union enum");

    public Header? Read(Prefix prefix, Scope scope) => Typedef(prefix) ?? Alias(prefix, scope) ?? Type(prefix, scope);

    /// <summary>A word of a compiler's own with something in parentheses that changes nothing here.</summary>
    public static bool IsAttribute(TokenList tokens, int at) => tokens.Is(at + 1, '(') && tokens.IsPaired(at + 1)
        && (tokens.Is(at, "__attribute__") || tokens.Is(at, "__declspec") || tokens.Is(at, "alignas") || tokens.Is(at, "explicit"));

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
            if (IsAttribute(tokens, i))
            {
                i = tokens.Close(i + 1);
            }
            else if (tokens.Is(i, '(') && tokens.IsPaired(i))
            {
                // typedef int (*name)(int); typedef int (name)(int); typedef int name(int);
                name = tokens.Is(i + 1, '*') ? i + 2 : tokens.Is(i + 2, ')') && tokens.IsWord(i + 1) && tokens.Is(i + 3, '(') ? i + 1 : name;
                break;
            }
            else if (tokens.Mark(i) is '{' or '[' && tokens.IsPaired(i))
            {
                body = tokens.Is(i, '{') ? i : body;
                i = tokens.Close(i);
            }
            else if (tokens.IsWord(i))
            {
                name = i;
            }
        }

        return !tokens.IsWord(name) ? null : new Header
        {
            Kind = DeclarationKind.Type,
            Name = tokens.Name(name),
            First = prefix.First,
            NameAt = name,
            Body = body < 0 ? null : body,
            Last = last,
            SignatureLast = body < 0 ? last : body - 1,
            IsPublic = true,
            Word = Words.Has(tokens, prefix.At + 1) && body > 0 ? tokens.Name(prefix.At + 1) : "typedef",
        };
    }

    /// <summary><c>using Table = std::map&lt;K, V&gt;;</c></summary>
    private Header? Alias(Prefix prefix, Scope scope)
    {
        if (!tokens.Is(prefix.At, "using") || !tokens.IsWord(prefix.At + 1) || !tokens.Is(prefix.At + 2, '='))
        {
            return null;
        }

        var last = StatementEnd.AtSemicolon(tokens, prefix.At, tokens.Count);
        return new Header
        {
            Kind = DeclarationKind.Type,
            Name = tokens.Name(prefix.At + 1),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = prefix.At + 1,
            Last = last,
            SignatureLast = last,
            IsPublic = !scope.InFunction,
            Word = "using",
        };
    }

    /// <summary>A type with its body; a forward declaration, a variable or a return type of its kind is none.</summary>
    private Header? Type(Prefix prefix, Scope scope)
    {
        if (!Words.Has(tokens, prefix.At))
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

            if (IsAttribute(tokens, i) || (tokens.Is(i, '[', '[') && tokens.IsPaired(i)))
            {
                i = tokens.Close(tokens.IsWord(i) ? i + 1 : i);
            }
            else if (tokens.IsWord(i))
            {
                name = tokens.Is(i, "final") || Words.Has(tokens, i) ? name : i;
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
}
