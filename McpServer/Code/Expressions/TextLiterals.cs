using System.Text;
using System.Text.RegularExpressions;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Expressions;

/// <summary>Puts the tokens of a literal with holes together again.</summary>
internal sealed partial class TextLiterals(SourceFile file)
{
    private static readonly WordSet Prefixes = new("f F r R b B u U rf fr Rf fR rb br Rb bR t T s raw c L u8");

    private readonly TokenList _tokens = file.Tokens;

    /// <summary>The literal that begins at a token, with those that touch it as Python and C join them; null when none begins there.</summary>
    public ReadLiteral? Read(int first, int last)
    {
        var joins = file.Language is Language.Python or Language.C or Language.Cpp or Language.Ruby;
        var (written, holes, at) = (new StringBuilder(), new List<TextHole>(), first);
        do
        {
            var text = Skip(at);
            if (text > last || !IsOpening(text))
            {
                break;
            }

            at = One(text, last, written, holes);
        }
        while (joins && at <= last);

        return at == first ? null : new ReadLiteral(written.ToString(), holes, at);
    }

    /// <summary>The last token of the literal that begins at a token.</summary>
    public int End(int at, int last) => IsOpening(at) ? One(at, last, new StringBuilder(), []) - 1 : at;

    /// <summary>The names that a Rust format string takes from around it.</summary>
    public static IEnumerable<TextHole> Captured(string written) =>
        Capture().Matches(written).Select(match => new TextHole(-1, -1, match.Index, match.Groups[1].Value));

    /// <summary>Past a prefix that touches its quotes; a name that is none makes the literal something else, such as a tagged template.</summary>
    private int Skip(int at)
    {
        var text = at;
        while (_tokens.Mark(text) is '$' or '@' && _tokens[text].End == _tokens[text + 1].Start)
        {
            text++;
        }

        return Prefixes.Has(_tokens, text) && _tokens.IsText(text + 1) && _tokens[text].End == _tokens[text + 1].Start ? text + 1 : text;
    }

    private bool IsOpening(int at) => _tokens.IsText(at) && _tokens.Text(at)[0] is '"' or '\'' or '`';

    /// <summary>Reads one literal, and gives the token behind it.</summary>
    private int One(int at, int last, StringBuilder written, List<TextHole> holes)
    {
        var quotes = Quotes(_tokens.Text(at));
        Append(at, written, quotes, isFirst: true);
        while (at < last && HasHole(at))
        {
            var end = IsNameAlone(at) ? at + 2 : at + 1;
            while (end <= last && !IsResuming(end) && !(end == at + 2 && IsNameAlone(at)))
            {
                end = IsOpening(end) ? One(end, last, new StringBuilder(), []) : end + 1;
            }

            holes.Add(new TextHole(at + 1, end - 1, written.Length));
            if (end > last)
            {
                return end;
            }

            at = end;
            Append(at, written, quotes, isFirst: false);
        }

        return at + 1;
    }

    private bool HasHole(int at) => _tokens.IsText(at) && _tokens[at + 1].Start == _tokens[at].End && !_tokens.IsText(at + 1)
        && (_tokens.Text(at)[^1] is not ('"' or '\'' or '`') || (file.Language is Language.Php && _tokens.Text(at + 1).StartsWith("$")));

    /// <summary>A name between two texts that stands in no braces, as <c>'$name'</c>: what follows may look like an opening quote.</summary>
    private bool IsNameAlone(int at) => _tokens.IsWord(at + 1) && _tokens.IsText(at + 2) && _tokens[at + 1].End == _tokens[at + 2].Start
        && !_tokens.Text(at).EndsWith("{");

    /// <summary>A text that goes on: it begins with the mark that ends its hole, or touches the name that stands in it.</summary>
    private bool IsResuming(int at)
    {
        if (_tokens.IsText(at))
        {
            return !IsOpening(at) && _tokens[at - 1].End == _tokens[at].Start;
        }

        return _tokens.Mark(at) is '"' or '\'' or '`' && _tokens[at - 1].End == _tokens[at].Start;
    }

    private void Append(int at, StringBuilder written, int quotes, bool isFirst)
    {
        if (!_tokens.IsText(at))
        {
            return;
        }

        var text = _tokens.Text(at);
        if (isFirst)
        {
            text = text[Quotes(text)..];
        }
        else if (text[0] is '}' || (text[0] is ')' && file.Language is Language.Swift))
        {
            text = text[1..];
        }

        written.Append(HasHole(at) ? BeforeHole(text) : text[..^Math.Min(text.Length, quotes)]);
    }

    /// <summary>How many quotes open a literal: one, or three and more.</summary>
    private static int Quotes(ReadOnlySpan<char> text)
    {
        var run = 1;
        while (run < text.Length && text[run] == text[0])
        {
            run++;
        }

        return run < 3 ? 1 : run;
    }

    /// <summary>Without the marks that begin a hole: <c>{</c>, <c>${</c>, <c>#{</c>, <c>$</c>, <c>\(</c>.</summary>
    private static ReadOnlySpan<char> BeforeHole(ReadOnlySpan<char> text)
    {
        if (text.EndsWith("\\("))
        {
            return text[..^2];
        }

        text = text.EndsWith("{") ? text[..^1] : text;
        return text.EndsWith("$") || text.EndsWith("#") ? text[..^1] : text;
    }

    [GeneratedRegex(@"\{([a-z_][a-z0-9_]{0,60})(?::[^{}]{0,20})?\}")]
    private static partial Regex Capture();
}
