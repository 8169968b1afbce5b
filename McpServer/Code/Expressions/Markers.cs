
namespace Mcp.Daemon.Code.Expressions;

/// <summary>What is written above a declaration to mark it.</summary>
internal static class Markers
{
    /// <summary>Nobody stacks more, and a search upwards must end.</summary>
    private const int Most = 40;

    /// <summary>Those of a declaration, from top to bottom.</summary>
    public static IReadOnlyList<Marker> Of(SourceFile file, Declaration declaration)
    {
        var found = new List<Marker>();
        var tokens = file.Tokens;
        var at = declaration.FirstToken - 1;
        while (at >= 0 && found.Count < Most)
        {
            var begin = tokens.Is(at, ']') ? InBrackets(file, at, found) : Annotation(file, at, found);
            if (begin < 0)
            {
                break;
            }

            at = begin - 1;
        }

        found.AddRange(Inside(file, declaration));
        found.Sort((one, other) => one.Token.CompareTo(other.Token));
        return found;
    }

    /// <summary><c>[HttpGet("x"), Authorize]</c>, <c>#[test]</c>; the first token of it, -1 when it is none.</summary>
    private static int InBrackets(SourceFile file, int close, List<Marker> found)
    {
        var tokens = file.Tokens;
        var open = tokens.Open(close);
        var begin = tokens.Is(open - 1, '#') ? open - 1 : open;
        if (open == close || !(tokens.StartsLine(begin) || tokens.Mark(begin - 1) is ']' or '{' or '}' or ';' or ')'))
        {
            return -1;
        }

        for (var at = open + 1; at < close; at++)
        {
            var name = at;
            while (tokens.IsWord(name) && (tokens.Is(name + 1, '.') || tokens.Is(name + 1, ':', ':')))
            {
                name += tokens.Is(name + 1, '.') ? 2 : 3;
            }

            if (!tokens.IsWord(name))
            {
                return begin;
            }

            // [return: NotNull] and [assembly: …]
            if (tokens.Is(name + 1, ':'))
            {
                at = name + 1;
                continue;
            }

            var marker = Make(file, name);
            found.Add(marker);
            at = marker.Last + 1;
        }

        return begin;
    }

    /// <summary><c>@app.route("/x")</c>, <c>@Override</c>; its first token, -1 when it is none.</summary>
    private static int Annotation(SourceFile file, int last, List<Marker> found)
    {
        var tokens = file.Tokens;
        var name = tokens.Is(last, ')') ? tokens.Open(last) - 1 : last;
        if (!tokens.IsWord(name))
        {
            return -1;
        }

        var (_, first) = NamePath.EndingAt(tokens, name);
        if (!tokens.Is(first - 1, '@'))
        {
            return -1;
        }

        found.Add(Make(file, name));
        return first - 1;
    }

    /// <summary>Annotations among the modifiers, which a reader may count to the declaration itself.</summary>
    private static IEnumerable<Marker> Inside(SourceFile file, Declaration declaration)
    {
        for (var at = declaration.FirstToken; at < declaration.NameToken; at++)
        {
            if (file.Tokens.Is(at, '@') && file.Tokens.IsWord(at + 1))
            {
                var name = at + 1;
                while (file.Tokens.Is(name + 1, '.') && file.Tokens.IsWord(name + 2))
                {
                    name += 2;
                }

                var marker = Make(file, name);
                yield return marker;
                at = marker.Last;
            }
        }
    }

    private static Marker Make(SourceFile file, int name)
    {
        var tokens = file.Tokens;
        var last = tokens.Is(name + 1, '(') ? tokens.Close(name + 1) : name;
        var arguments = last > name ? ArgumentList.Of(tokens, file.Language, name + 2, last - 1) : [];
        return new Marker(NamePath.EndingAt(tokens, name).Path, tokens.Line(name), name, last, arguments);
    }
}
