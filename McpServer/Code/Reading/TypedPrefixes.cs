using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>What stands before a type or a name in C#, Java and Dart.</summary>
internal sealed class TypedPrefixes(TokenList tokens, TypedGrammar grammar)
{
    private bool IsCSharp => grammar.Language is Language.CSharp;

    private bool IsDart => grammar.Language is Language.Dart;

    /// <summary>Passes over attributes, annotations and modifiers.</summary>
    public Prefix Read(int at, Scope scope)
    {
        var first = -1;
        var (isPublic, isPrivate, isProperty) = (false, false, false);
        for (var i = at; i < tokens.Count;)
        {
            if (IsCSharp && first < 0 && tokens.Is(i, '[') && tokens.IsPaired(i))
            {
                i = tokens.Close(i) + 1;
            }
            else if (!IsCSharp && tokens.Is(i, '@') && tokens.IsWord(i + 1) && !tokens.Is(i + 1, "interface"))
            {
                i = AfterAnnotation(i);
            }
            else if (grammar.Modifiers.Has(tokens, i) && (tokens.IsWord(i + 1) || tokens.Mark(i + 1) is '(' or '<' or '@' || tokens.Is(i, "non")))
            {
                // A modifier's word may also be a method's name.
                if (tokens.Is(i + 1, '(') && tokens.Is(i, "get"))
                {
                    break;
                }

                first = first < 0 ? i : first;
                isPublic |= tokens.Is(i, "public") || tokens.Is(i, "protected");
                isPrivate |= tokens.Is(i, "private");
                isProperty |= IsDart && (tokens.Is(i, "get") || tokens.Is(i, "set"));
                i += tokens.Is(i + 1, '-') ? 2 : 1;
            }
            else
            {
                return new Prefix(at, first < 0 ? i : first, i, isPublic || (scope.IsPublic && !isPrivate), isProperty);
            }
        }

        return new Prefix(at, at, tokens.Count, isPublic, isProperty);
    }

    private int AfterAnnotation(int at)
    {
        var i = at + 2;
        while (tokens.Is(i, '.') && tokens.IsWord(i + 1))
        {
            i += 2;
        }

        return tokens.Is(i, '(') && tokens.IsPaired(i) ? tokens.Close(i) + 1 : i;
    }
}
