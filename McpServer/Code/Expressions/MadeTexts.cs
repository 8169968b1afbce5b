using System.Text;
using System.Text.RegularExpressions;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Expressions;

/// <summary>
/// Reads expressions that make a text: literals, interpolation, concatenation, and the formatting calls that languages have.
/// </summary>
internal sealed partial class MadeTexts(SourceFile file)
{
    private static readonly WordSet Formatting = new("format Format Sprintf sprintf formatted format_args vsprintf printf write_fmt");

    private readonly TokenList _tokens = file.Tokens;
    private readonly TextLiterals _literals = new(file);

    /// <summary>The text that the expression between two tokens makes; null when no part of it is a literal.</summary>
    public MadeText? Of(int first, int last)
    {
        (first, last) = Bare(first, last);
        var parts = Operands(first, last).ToList();
        var made = parts.Count == 1 ? One(first, last) : Joined(parts);
        return made is { Written.Length: > 0 } ? made : null;
    }

    private MadeText? Joined(IReadOnlyList<(int First, int Last)> parts)
    {
        var (written, holes, hasLiteral) = (new StringBuilder(), new List<TextHole>(), false);
        foreach (var (first, last) in parts)
        {
            if (One(first, last) is { } part)
            {
                var before = written.Length;
                holes.AddRange(part.Holes.Select(hole => hole with { At = hole.At + before }));
                written.Append(part.Written);
                hasLiteral = true;
            }
            else
            {
                holes.Add(new TextHole(first, last, written.Length));
            }
        }

        return hasLiteral ? new MadeText(written.ToString(), holes) : null;
    }

    private MadeText? One(int first, int last)
    {
        (first, last) = Bare(first, last);
        if (_literals.Read(first, last) is { } literal)
        {
            return Behind(literal, last);
        }

        var parts = Operands(first, last).ToList();
        return parts.Count > 1 ? Joined(parts) : FormattingCall(first, last);
    }

    /// <summary>What follows a literal: <c>% values</c>, <c>.format(values)</c>, or a call that trims it.</summary>
    private MadeText? Behind(ReadLiteral literal, int last)
    {
        var text = new MadeText(literal.Written, literal.Holes);
        var at = literal.Next;
        if (at > last)
        {
            return text;
        }

        if (_tokens.Is(at, '%') && file.Language is Language.Python or Language.Ruby)
        {
            return text with { Holes = [.. text.Holes, .. Placed(text.Written, Values(at + 1, last))] };
        }

        while (_tokens.Is(at, '.') && _tokens.IsWord(at + 1) && _tokens.Is(at + 2, '('))
        {
            var close = _tokens.Close(at + 2);
            if (Formatting.Has(_tokens, at + 1))
            {
                var values = ArgumentList.Of(_tokens, file.Language, at + 3, close - 1);
                text = text with { Holes = [.. text.Holes, .. Placed(text.Written, values.Select(value => Hole(value, text)))] };
            }

            at = close + 1;
        }

        return at > last ? text : null;
    }

    private MadeText? FormattingCall(int first, int last)
    {
        var open = first;
        while (open <= last && !_tokens.Is(open, '('))
        {
            open++;
        }

        if (open > last || _tokens.Close(open) != last)
        {
            return null;
        }

        var name = _tokens.Is(open - 1, '!') ? open - 2 : open - 1;
        if (!Formatting.Has(_tokens, name) || NamePath.EndingAt(_tokens, name).First != first)
        {
            return null;
        }

        // A locale or a culture may stand before the text.
        var values = ArgumentList.Of(_tokens, file.Language, open + 1, last - 1);
        for (var i = 0; i < Math.Min(2, values.Count); i++)
        {
            if (_literals.Read(values[i].First, values[i].Last) is { } literal && literal.Next > values[i].Last)
            {
                var text = new MadeText(literal.Written, literal.Holes);
                var captured = file.Language is Language.Rust ? TextLiterals.Captured(literal.Written) : [];
                return text with { Holes = [.. text.Holes, .. captured, .. Placed(text.Written, values.Skip(i + 1).Select(value => Hole(value, text)))] };
            }
        }

        return null;
    }

    private IEnumerable<TextHole> Values(int first, int last)
    {
        (first, last) = Bare(first, last);
        return ArgumentList.Of(_tokens, file.Language, first, last).Select(value => new TextHole(value.First, value.Last, 0));
    }

    /// <summary>Values at the marks that stand for them, where each has one.</summary>
    private static IEnumerable<TextHole> Placed(string written, IEnumerable<TextHole> values)
    {
        var holes = values.ToList();
        var marks = Mark().Matches(written);
        return marks.Count == holes.Count ? holes.Select((hole, i) => hole with { At = marks[i].Index }) : holes;
    }

    private static TextHole Hole(Argument value, MadeText text) => new(value.First, value.Last, text.Written.Length);

    /// <summary>Without what does not change what text it is: parentheses around it, references, a cast to a string.</summary>
    private (int First, int Last) Bare(int first, int last)
    {
        while (first < last)
        {
            if (_tokens.Is(first, '(') && _tokens.Close(first) == last)
            {
                (first, last) = (first + 1, last - 1);
            }
            else if (_tokens.Mark(first) is '&' || _tokens.Is(first, "await"))
            {
                first++;
            }
            else
            {
                break;
            }
        }

        return (first, last);
    }

    /// <summary>The parts between the operators that join texts.</summary>
    private IEnumerable<(int First, int Last)> Operands(int first, int last)
    {
        var begin = first;
        for (var at = first; at <= last; at++)
        {
            var length = JoinLength(at);
            if (length > 0 && at > begin)
            {
                yield return (begin, at - 1);
                begin = at + length;
                at += length - 1;
            }
            else if (_tokens.IsText(at))
            {
                at = Math.Max(at, _literals.End(at, last));
            }
            else if (_tokens.Mark(at) is '(' or '[' or '{')
            {
                at = Math.Min(last, _tokens.Close(at));
            }
        }

        if (begin <= last)
        {
            yield return (begin, last);
        }
    }

    private int JoinLength(int at) => file.Language switch
    {
        Language.Php => _tokens.Is(at, '.') && !_tokens.Is(at + 1, '.') && !_tokens.Is(at - 1, '.') ? 1 : 0,
        Language.Lua => _tokens.Is(at, '.', '.') ? 2 : 0,
        _ => _tokens.Is(at, '+') && !_tokens.Is(at, '+', '+') && !_tokens.Is(at - 1, '+', '+') ? 1 : 0,
    };

    // %s, %-5.2f, {}, {0:x}, {name}
    [GeneratedRegex(@"%[-+#0]{0,3}\d{0,3}(\.\d{1,3})?[a-zA-Z]|\{[\w.]{0,40}([!:][^{}]{0,20})?\}")]
    private static partial Regex Mark();
}
