using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Importing;

/// <summary>Imports of dotted names: C#, Java, Kotlin, Scala, Swift.</summary>
internal static class PathImports
{
    // Swift may say what kind of thing it takes.
    private static readonly WordSet Kinds = new("static typealias struct class enum protocol let var func");

    public static IReadOnlyList<Import> Of(TokenList tokens, string keyword, ImportStyle style)
    {
        var imports = new List<Import>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.Is(at, keyword) || !BeginsStatement(tokens, at, style))
            {
                continue;
            }

            var first = at + 1;
            first += Kinds.Has(tokens, first) && tokens.IsWord(first + 1) ? 1 : 0;
            first += style is ImportStyle.CSharp && tokens.Is(first + 1, '=') ? 2 : 0;
            first += tokens.Is(first, "global") && tokens.Is(first + 1, ':', ':') ? 3 : 0;
            var last = Last(tokens, first, style);
            if (last >= first && (style is not ImportStyle.CSharp || EndsUsing(tokens, last)))
            {
                Add(tokens, at, first, last, imports);
                at = last;
            }
        }

        return imports;
    }

    private static bool BeginsStatement(TokenList tokens, int at, ImportStyle style) => style is ImportStyle.Line
        ? tokens.StartsLine(at) || tokens.Mark(at - 1) is ';' or '{' || tokens.Is(at - 2, '@')
        : at == 0 || tokens.Mark(at - 1) is ';' or '{' or '}' or ']' || tokens.Is(at - 1, "global");

    /// <summary>The last token of a dotted name, with a star or a group of names at its end.</summary>
    private static int Last(TokenList tokens, int first, ImportStyle style)
    {
        var last = first - 1;
        for (var i = first; tokens.IsWord(i) && (i == first || style is not ImportStyle.Line || !tokens.StartsLine(i) || tokens.Is(i - 1, '.')); i++)
        {
            last = i;
            if (!tokens.Is(i + 1, '.'))
            {
                break;
            }

            i++;
            if (tokens.Is(i + 1, '*') || (tokens.Is(i + 1, '{') && tokens.IsPaired(i + 1)))
            {
                return tokens.Is(i + 1, '*') ? i + 1 : tokens.Close(i + 1);
            }
        }

        return last;
    }

    /// <summary>A using that declares a variable has a name after its type.</summary>
    private static bool EndsUsing(TokenList tokens, int last) => tokens.Is(last + 1, ';')
        || (tokens.Is(last + 1, '<') && Angles.Skip(tokens, last + 1) is var after && tokens.Is(after, ';'));

    private static void Add(TokenList tokens, int at, int first, int last, List<Import> imports)
    {
        var line = tokens.Line(at);
        if (!tokens.Is(last, '}'))
        {
            imports.Add(new Import(line, tokens.Source(first, last)) { EndLine = tokens.Line(last) });
            return;
        }

        var open = tokens.Open(last);
        var names = new List<string>();
        for (var i = open + 1; i < last; i++)
        {
            if (tokens.IsWord(i) && tokens.Mark(i - 1) is '{' or ',')
            {
                names.Add(tokens.Name(i));
            }
        }

        imports.Add(new Import(line, tokens.Source(first, open - 2)) { EndLine = tokens.Line(last), Names = names });
    }
}
