namespace Mcp.Daemon.Code.Lexing;

/// <summary>
/// One pass over a text that finds what is not code: comments, and what strings, characters and patterns hold. It never goes
/// back further than to the beginning of a literal that turned out to have no end, and to none twice: its time is linear.
/// </summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly Language _language;
    private readonly Syntax _syntax;
    private readonly List<Region> _regions = [];
    private readonly Stack<Hole> _holes = [];
    private readonly StringContent _strings;
    private readonly Heredocs? _heredocs;
    private readonly Docstrings? _docstrings;
    private int _at;

    /// <summary>The last code that was passed: what a slash or a sign means depends on it.</summary>
    private Range _last;

    private Lexer(string text, Language language, Syntax syntax)
    {
        (_text, _language, _syntax) = (text, language, syntax);
        _strings = new StringContent(text, _regions);
        _heredocs = syntax.Heredocs ? new Heredocs(text) : null;
        _docstrings = language is Language.Python ? new Docstrings() : null;
    }

    /// <summary>The parts that are not code, in order and apart from each other.</summary>
    public static IReadOnlyList<Region> Regions(string text, Language language)
    {
        if (Syntax.Of(language) is not { } syntax)
        {
            return [];
        }

        var lexer = new Lexer(text, language, syntax);
        lexer.Run();
        return lexer._regions;
    }

    private void Run()
    {
        if (_text.StartsWith("#!", StringComparison.Ordinal) && !_text.StartsWith("#![", StringComparison.Ordinal))
        {
            Pass(CommentMarks.ToLineEnd(_text, 0, _language));
        }

        if (_language is Language.Php && _text.Contains("<?php", StringComparison.OrdinalIgnoreCase))
        {
            PassPage();
        }

        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '\n')
            {
                LineEnd();
            }
            else if (char.IsWhiteSpace(c))
            {
                _at++;
            }
            else if (CommentMarks.At(_text, _at, _language, _syntax.Comments) is { } comment)
            {
                Pass(comment);
            }
            else if (!TryPattern(c) && !TryLiteral(c))
            {
                Code(c);
            }
        }
    }

    private void LineEnd()
    {
        _at++;
        _docstrings?.LineEnded();
        while (_holes.TryPeek(out var hole) && !hole.Quote.MultiLine)
        {
            _holes.Pop();
        }

        if (_heredocs is not null)
        {
            Pass(new Region(_at, _heredocs.Skip(_at), RegionKind.Text));
        }
    }

    private bool TryLiteral(char c)
    {
        if (!_syntax.Starters.Contains(c) || IsApostrophe(c) || _syntax.Quotes(_text, _at) is not { } quote)
        {
            return false;
        }

        var start = _at;
        if (quote.Close.Length == 0)
        {
            Pass(new Region(start + 1, start + quote.OpenLength, RegionKind.Text));
        }
        else if (_strings.Begin(quote, start) is { } end)
        {
            Continue(quote, end);
            KeepDocstring(start, end);
        }
        else
        {
            return false;
        }

        _docstrings?.Literal();
        _last = (_at - 1).._at;
        return true;
    }

    /// <summary>In the text of an element a quote may stand right behind a word: <c>&lt;p&gt;Don't&lt;/p&gt;</c>.</summary>
    private bool IsApostrophe(char c) => c == '\'' && _language is Language.JavaScript or Language.TypeScript
        && _last.End.Value == _at && _at > 0 && Literals.IsWordPart(_text[_at - 1]) && !Patterns.IsBeforeValue(_text.AsSpan()[_last]);

    private void KeepDocstring(int start, ContentEnd end)
    {
        if (_docstrings is { IsPlace: true } && !end.IsHole)
        {
            if (_regions.Count > 0 && _regions[^1].Start > start)
            {
                _regions.RemoveAt(_regions.Count - 1);
            }

            Pass(new Region(start, end.At, RegionKind.BlockComment));
        }
    }

    private bool TryPattern(char c)
    {
        if (c != '/' || !_syntax.Patterns || _strings.IsDead(c, _at)
            || !Patterns.MayBegin(_text, _at, _last, _language is Language.Ruby))
        {
            return false;
        }

        var end = Patterns.End(_text, _at);
        if (end < 0)
        {
            _strings.Kill(c, CommentMarks.LineEnd(_text, _at));
            return false;
        }

        Pass(new Region(_at + 1, end, RegionKind.Text));
        _last = end..++_at;
        return true;
    }

    private void Code(char c)
    {
        var start = _at;
        if (Literals.IsWordPart(c))
        {
            _at = WordEnd(start);
            _docstrings?.Word(_text.AsSpan(start, _at - start));
        }
        else if (_holes.TryPeek(out var hole) && c == hole.Close && hole.Depth == 0)
        {
            _holes.Pop();
            Continue(hole.Quote, _strings.Resume(hole, start));
        }
        else if (c == '?' && _language is Language.Php && IsAt("?>"))
        {
            PassPage();
        }
        else
        {
            _at += c switch
            {
                '<' when _heredocs is not null && IsAt("<<") => Math.Max(1, _heredocs.Announce(start, _language)),
                // What a backslash stands before is a plain character to a shell.
                '\\' when _language is Language.Shell && start + 1 < _text.Length && _text[start + 1] != '\n' => 2,
                _ => 1,
            };
            if (hole is not null)
            {
                hole.Depth += c == hole.Open ? 1 : c == hole.Close ? -1 : 0;
            }

            _docstrings?.Mark(c);
        }

        _last = (c == '>' && start > 0 && _text[start - 1] == '=' ? start - 1 : start).._at;
    }

    private void Continue(in Quote quote, ContentEnd end)
    {
        _at = end.At;
        if (end.IsHole)
        {
            _holes.Push(new Hole(quote));
        }
    }

    /// <summary>Passes over the page around PHP's code.</summary>
    private void PassPage()
    {
        var open = _text.IndexOf("<?", _at, StringComparison.Ordinal);
        var end = open < 0 ? _text.Length : open + 2;
        end += string.Compare(_text, end, "php", 0, 3, StringComparison.OrdinalIgnoreCase) == 0 ? 3
            : end < _text.Length && _text[end] == '=' ? 1 : 0;
        Pass(new Region(_at, Math.Min(end, _text.Length), RegionKind.Text));
    }

    private void Pass(Region region)
    {
        if (region.End > region.Start)
        {
            _regions.Add(region);
            _at = region.End;
        }
    }

    private int WordEnd(int start)
    {
        var parted = _language is Language.Cpp or Language.C && char.IsAsciiDigit(_text[start]);
        var at = start;
        while (at < _text.Length && (Literals.IsWordPart(_text[at])
            || (parted && _text[at] == '\'' && at + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private bool IsAt(string mark) => string.CompareOrdinal(_text, _at, mark, 0, mark.Length) == 0;
}
