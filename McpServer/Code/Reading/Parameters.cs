using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>The names of parameters, from what stands between two parentheses.</summary>
internal static class Parameters
{
    // What stands last in a C prototype without names.
    private static readonly WordSet TypeWords =
        new("void int char short long float double bool unsigned signed const size_t auto");

    private static readonly WordSet Receivers = new("self cls this mut");

    /// <summary>Where the name comes last: <c>int count = 1</c>, <c>String... names</c>, <c>char *argv[]</c>.</summary>
    /// <param name="open">The parenthesis before the first one.</param>
    /// <param name="isBareName">Whether a word alone is a name and not a type.</param>
    public static IReadOnlyList<string> NameLast(TokenList tokens, int open, bool isBareName = false)
    {
        var names = new List<string>();
        foreach (var (first, last) in Parts(tokens, open))
        {
            // Dart's named and optional ones stand in a group of their own.
            if (isBareName && tokens.Mark(first) is '{' or '[')
            {
                names.AddRange(NameLast(tokens, first, isBareName));
                continue;
            }

            var (name, words) = (-1, 0);
            for (var i = first; i <= last && !tokens.Is(i, '='); i = Step(tokens, i))
            {
                // A pointer to a function has its name in the first parentheses.
                if (tokens.Is(i, '(') && tokens.Is(i + 1, '*') && tokens.IsWord(i + 2))
                {
                    (name, words) = (i + 2, 2);
                    break;
                }

                if (tokens.IsWord(i) || tokens.Is(i, '('))
                {
                    // A tuple stands for a type.
                    (name, words) = (tokens.IsWord(i) ? i : name, words + 1);
                }
                else if (tokens.Mark(i) is '*' or '&')
                {
                    // A C prototype may leave names out.
                    name = -1;
                }
            }

            if (name >= 0 && (words > 1 || isBareName) && !TypeWords.Has(tokens, name))
            {
                names.Add(tokens.Name(name));
            }
        }

        return names;
    }

    /// <summary>Where the type follows a colon or is left out: <c>count: int = 1</c>, <c>...rest</c>, <c>from start: Int</c>.</summary>
    public static IReadOnlyList<string> NameFirst(TokenList tokens, int open)
    {
        var names = new List<string>();
        foreach (var (first, last) in Parts(tokens, open))
        {
            var name = -1;
            for (var i = first; i <= last && tokens.Mark(i) is not ('=' or ':' or '?'); i = Step(tokens, i))
            {
                name = tokens.IsWord(i) ? i : name;
            }

            if (name >= 0 && !Receivers.Has(tokens, name))
            {
                names.Add(tokens.Name(name).TrimStart('$'));
            }
        }

        return names;
    }

    /// <summary>As PHP has them, where the sign before the name tells it from its type.</summary>
    public static IReadOnlyList<string> Dollars(TokenList tokens, int open)
    {
        var names = new List<string>();
        foreach (var (first, last) in Parts(tokens, open))
        {
            for (var i = first; i <= last; i++)
            {
                if (tokens.IsWord(i) && tokens.Text(i)[0] == '$')
                {
                    names.Add(tokens.Name(i).TrimStart('$'));
                    break;
                }
            }
        }

        return names;
    }

    /// <summary>As Go has them: names share a type, and all are named or none.</summary>
    public static IReadOnlyList<string> Shared(TokenList tokens, int open)
    {
        var parts = Parts(tokens, open).ToList();
        var isNamed = parts.Any(part => part.Last > part.First && tokens.IsWord(part.First)
            && tokens[part.First].End < tokens[part.First + 1].Start && !tokens.Is(part.First, "chan"));
        return isNamed ? [.. parts.Where(part => tokens.IsWord(part.First)).Select(part => tokens.Name(part.First))] : [];
    }

    /// <summary>The parts between the commas of a group.</summary>
    private static IEnumerable<(int First, int Last)> Parts(TokenList tokens, int open)
    {
        var close = tokens.Close(open);
        var first = open + 1;
        for (var i = open + 1; i <= close; i = Step(tokens, i))
        {
            if (i == close || tokens.Is(i, ','))
            {
                if (i > first)
                {
                    yield return (first, i - 1);
                }

                first = i + 1;
            }
        }
    }

    /// <summary>The next token at the same level.</summary>
    public static int Step(TokenList tokens, int at) => tokens.Mark(at) switch
    {
        '(' or '[' or '{' when tokens.IsPaired(at) => tokens.Close(at) + 1,
        '<' when Angles.Close(tokens, at) is var close and > 0 => close + 1,
        _ => at + 1,
    };
}
