using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Searching;

/// <summary>The places of one name in one file.</summary>
internal sealed class NamePlaces(SourceFile file, SoughtName name)
{
    /// <summary>A line of an answer.</summary>
    private const int LongestText = 200;

    private readonly Lazy<PlausibleType> _type = new(() => new PlausibleType(file, name.Type ?? ""));

    public IEnumerable<NamePlace> All()
    {
        if (name.Member.Length == 0)
        {
            yield break;
        }

        for (var line = 1; line <= file.CodeLines.Count; line++)
        {
            var text = file.CodeLines[line - 1];
            for (var at = Next(text, 0); at >= 0; at = Next(text, at + name.Member.Length))
            {
                if (IsWhole(text, at) && Place(line, at) is { } place)
                {
                    yield return place;
                }
            }
        }
    }

    /// <summary>A line as it is quoted: without indentation, and cut.</summary>
    public static string Shown(SourceFile file, int line)
    {
        var text = file.Lines[line - 1].AsSpan().Trim();
        return text[..Math.Min(text.Length, LongestText)].ToString();
    }

    private int Next(string text, int from) => from < text.Length ? text.IndexOf(name.Member, from, StringComparison.Ordinal) : -1;

    private bool IsWhole(string text, int at)
    {
        var end = at + name.Member.Length;
        var startsAmong = at > 0 && IsPart(text[at - 1]) && (IsPart(text[at]) || text[at - 1] == '$');
        var endsAmong = end < text.Length && IsPart(text[end]) && IsPart(text[end - 1]);
        return !startsAmong && !endsAmong;
    }

    // In PHP the sign before a variable is no part of its name.
    private bool IsPart(char c) => Literals.IsWordPart(c)
        || (c == '$' && file.Language is Language.JavaScript or Language.TypeScript);

    private NamePlace? Place(int line, int column)
    {
        var token = file.Tokens.IndexAt(line, column);
        // A sign or a backtick before the name belongs to the token.
        token = token < 0 && column > 0 ? file.Tokens.IndexAt(line, column - 1) : token;
        var declaration = token >= 0 ? file.DeclaredAt.GetValueOrDefault(token) : null;
        return name.Type is not null && !(token >= 0 && _type.Value.IsAt(token, declaration))
            ? null
            : new NamePlace(line, token, declaration is not null);
    }
}
