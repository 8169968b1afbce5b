using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>The texts that an argument may be: made where it stands, or kept in a variable that its function shows.</summary>
internal static class SeenText
{
    /// <summary>Each with the line on which it is made.</summary>
    public static IEnumerable<(MadeText Made, int Line)> Of(AuditedFile file, int first, int last)
    {
        if (file.Texts.Of(first, last) is { } here)
        {
            yield return (here, file.Tokens.Line(first));
            yield break;
        }

        // text(sql), new Query(sql): what is wrapped counts.
        var name = Unwrapped(file, first, last);
        if (name < 0)
        {
            yield break;
        }

        var values = file.Bodies.ValuesOf(file.Tokens.Name(name).TrimStart('$', '@'), name);
        var whole = values.Where(value => !value.Adds).Select(value => Made(file, value)).OfType<MadeText>().ToList();
        foreach (var value in values)
        {
            if (Made(file, value) is not { } made)
            {
                continue;
            }

            // What is added goes on with what was begun.
            var begun = value.Adds && whole.Count > 0 ? whole[^1].Written : "";
            yield return (new MadeText(begun + made.Written, [.. made.Holes.Select(hole => hole with { At = hole.At + begun.Length })]), value.Line);
        }
    }

    private static MadeText? Made(AuditedFile file, Assignment value) => file.Texts.Of(value.First, value.Last);

    /// <summary>The variable that an expression is, past references and one call around it; -1 for anything else.</summary>
    private static int Unwrapped(AuditedFile file, int first, int last)
    {
        var tokens = file.Tokens;
        first += tokens.Mark(first) is '&' or '*' ? 1 : 0;
        first += tokens.Is(first, "new") ? 1 : 0;
        if (first == last && tokens.IsWord(first))
        {
            return first;
        }

        return tokens.IsWord(first) && tokens.Is(first + 1, '(') && tokens.Close(first + 1) == last && last == first + 3 && tokens.IsWord(first + 2) ? first + 2
            // sql.ToString(), sql.as_str()
            : tokens.IsWord(first) && tokens.Is(first + 1, '.') && last == first + 4 && tokens.Is(first + 3, '(') ? first
            : -1;
    }
}
