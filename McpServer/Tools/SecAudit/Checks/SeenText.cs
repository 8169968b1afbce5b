using System.Text.RegularExpressions;
using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>
/// The texts that an argument may be: made where it stands, or kept in a variable that its function shows. The text of one value
/// is always the same object, so that whoever judges it can know it again.
/// </summary>
internal sealed partial class SeenText(AuditedFile file)
{
    private readonly Dictionary<(int First, int Last), MadeText?> _made = [];
    private readonly Dictionary<(int Begun, int Added), MadeText> _joined = [];
    private readonly Dictionary<MadeText, bool> _hasMarkup = new(ReferenceEqualityComparer.Instance);

    /// <summary>Each with the line on which it is made.</summary>
    public IEnumerable<(MadeText Made, int Line)> Of(int first, int last)
    {
        if (file.Texts.Of(first, last) is { } here)
        {
            yield return (here, file.Tokens.Line(first));
            yield break;
        }

        // text(sql), new Query(sql): what is wrapped counts.
        var name = Unwrapped(first, last);
        if (name < 0)
        {
            yield break;
        }

        var values = file.Bodies.ValuesOf(file.Tokens.Name(name).TrimStart('$', '@'), name);
        var whole = values.LastOrDefault(value => !value.Adds && Made(value) is not null);
        foreach (var value in values)
        {
            if (Made(value) is { } made)
            {
                // What is added goes on with what was begun.
                yield return (value.Adds && whole is not null ? Joined(whole, value, made) : made, value.Line);
            }
        }
    }

    /// <summary>Whether markup is written in a text.</summary>
    public bool IsMarkup(MadeText made)
    {
        if (!_hasMarkup.TryGetValue(made, out var hasMarkup))
        {
            _hasMarkup[made] = hasMarkup = Tag().IsMatch(made.Written);
        }

        return hasMarkup;
    }

    private MadeText? Made(Assignment value)
    {
        if (!_made.TryGetValue((value.First, value.Last), out var made))
        {
            _made[(value.First, value.Last)] = made = file.Texts.Of(value.First, value.Last);
        }

        return made;
    }

    private MadeText Joined(Assignment begun, Assignment value, MadeText added)
    {
        if (!_joined.TryGetValue((begun.First, value.First), out var joined))
        {
            var before = Made(begun)!.Written;
            _joined[(begun.First, value.First)] = joined = new MadeText(before + added.Written, [.. added.Holes.Select(hole => hole with { At = hole.At + before.Length })]);
        }

        return joined;
    }

    /// <summary>The variable that an expression is, past references and one call around it; -1 for anything else.</summary>
    private int Unwrapped(int first, int last)
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

    [GeneratedRegex(@"<\w|</\w|<!")]
    private static partial Regex Tag();
}
