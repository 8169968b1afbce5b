namespace Mcp.Daemon.Code.Lexing;

/// <summary>The tokens of a file. Questions about a position outside are answered with no, so that readers may look ahead freely.</summary>
internal sealed class TokenList
{
    private readonly string _text;
    private readonly LineTable _lines;
    private readonly Token[] _tokens;
    private readonly int[] _partners;

    public TokenList(string text, LineTable lines, IReadOnlyList<Region> regions, Language language)
    {
        (_text, _lines) = (text, lines);
        (_tokens, var directives) = new Tokenizer(text, lines, regions, language).Run();
        _partners = Brackets.Partners(this, directives);
    }

    public int Count => _tokens.Length;

    /// <summary>Outside an empty token at the end of the text.</summary>
    public Token this[int index] => (uint)index < (uint)_tokens.Length
        ? _tokens[index]
        : new Token(_text.Length, _text.Length, Math.Max(1, _lines.Count), TokenKind.Mark, StartsLine: false);

    public ReadOnlySpan<char> Text(int index) =>
        (uint)index < (uint)_tokens.Length ? _text.AsSpan(_tokens[index].Start, _tokens[index].End - _tokens[index].Start) : default;

    public bool Is(int index, char mark) =>
        (uint)index < (uint)_tokens.Length && _tokens[index].Kind is TokenKind.Mark && _text[_tokens[index].Start] == mark;

    /// <summary>Two marks without a blank between them, as in <c>=&gt;</c>.</summary>
    public bool Is(int index, char mark, char next) =>
        Is(index, mark) && Is(index + 1, next) && _tokens[index].End == _tokens[index + 1].Start;

    public bool Is(int index, string word) => IsWord(index) && Text(index).SequenceEqual(word);

    public bool IsWord(int index) => (uint)index < (uint)_tokens.Length && _tokens[index].Kind is TokenKind.Word;

    public bool IsText(int index) => (uint)index < (uint)_tokens.Length && _tokens[index].Kind is TokenKind.Text;

    public bool StartsLine(int index) => (uint)index < (uint)_tokens.Length && _tokens[index].StartsLine;

    /// <summary>The punctuation at a position, or NUL.</summary>
    public char Mark(int index) =>
        (uint)index < (uint)_tokens.Length && _tokens[index].Kind is TokenKind.Mark ? _text[_tokens[index].Start] : '\0';

    /// <summary>A name without the backticks that may stand around it.</summary>
    public string Name(int index) => Text(index).Trim('`').ToString();

    /// <summary>What a literal holds, without its quotes.</summary>
    public string Content(int index) => Text(index).Trim("\"'`").ToString();

    /// <summary>The line on which a token begins.</summary>
    public int Line(int index) => _tokens[Math.Clamp(index, 0, _tokens.Length - 1)].Line;

    /// <summary>The line on which it ends, which is another one for a text of several lines.</summary>
    public int EndLine(int index) => _lines.Of(_tokens[Math.Clamp(index, 0, _tokens.Length - 1)].End - 1);

    /// <summary>How far from the left margin a token's line begins.</summary>
    public int Indent(int index)
    {
        var start = _lines.Start(Line(index));
        var at = start;
        while (at < _text.Length && _text[at] is ' ' or '\t')
        {
            at++;
        }

        return at - start;
    }

    /// <summary>The closing bracket of the opening one at a position, or the last token if it has none.</summary>
    public int Close(int index) => IsPaired(index) && _partners[index] >= index ? _partners[index] : _tokens.Length - 1;

    /// <summary>The opening bracket of the closing one at a position, or the position itself if it has none.</summary>
    public int Open(int index) => IsPaired(index) && _partners[index] < index ? _partners[index] : index;

    /// <summary>Whether a bracket has a partner.</summary>
    public bool IsPaired(int index) => (uint)index < (uint)_partners.Length && _partners[index] >= 0;

    /// <summary>The first token that begins at or after a line; <see cref="Count"/> if there is none.</summary>
    public int FirstAt(int line)
    {
        var (low, high) = (0, _tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _tokens[middle].Line < line ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The token that begins at a column of a line, columns counted from 0; -1 if none does.</summary>
    public int IndexAt(int line, int column)
    {
        var position = _lines.Start(line) + column;
        var (low, high) = (0, _tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _tokens[middle].Start < position ? (middle + 1, high) : (low, middle);
        }

        return low < _tokens.Length && _tokens[low].Start == position ? low : -1;
    }

    /// <summary>The text between two tokens, both included, as it is written.</summary>
    public string Source(int first, int last) => first <= last ? _text[this[first].Start..this[last].End] : "";
}
