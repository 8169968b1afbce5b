namespace Mcp.Daemon.Code.Lexing;

/// <summary>Cuts what is code into tokens. Directives of a preprocessor are no code of their own.</summary>
internal sealed class Tokenizer(string text, LineTable lines, IReadOnlyList<Region> regions, Language language)
{
    private readonly List<Token> _tokens = [];
    private readonly List<Directive> _directives = [];
    private int _region;
    private int _at;
    private int _line = 1;
    private int _usedLine;

    public (Token[] Tokens, IReadOnlyList<Directive> Directives) Run()
    {
        while (_at < text.Length)
        {
            if (_region < regions.Count && regions[_region].Start <= _at)
            {
                PassRegion();
            }
            else if (char.IsWhiteSpace(text[_at]) || text[_at] == '\uFEFF')
            {
                _at++;
            }
            else if (!TryText() && !TryName() && !TryDirective())
            {
                var kind = char.IsAsciiDigit(text[_at]) ? TokenKind.Number : TokenKind.Mark;
                Add(kind is TokenKind.Number ? WordEnd(_at) : _at + 1, kind);
            }
        }

        return ([.. _tokens], _directives);
    }

    private bool HasDirectives => language is Language.C or Language.Cpp or Language.CSharp or Language.Swift;

    private bool HasDollarNames => language is Language.JavaScript or Language.TypeScript or Language.Php;

    private bool HasBacktickNames => language is Language.Kotlin or Language.Scala or Language.Swift or Language.Sql;

    private void PassRegion()
    {
        var region = regions[_region];
        if (region.Kind is RegionKind.Text && _at < region.End && _at == region.Start)
        {
            Add(TextEnd(_at), TokenKind.Text);
        }

        for (; _region < regions.Count && regions[_region].Start <= _at; _region++)
        {
            _at = Math.Max(_at, regions[_region].End);
        }
    }

    private bool TryText()
    {
        if (!IsQuote(text[_at]))
        {
            return false;
        }

        // A mark alone without content is an apostrophe or a lifetime; two of them are an empty string.
        var end = TextEnd(_at);
        Add(end, end > _at + 1 ? TokenKind.Text : TokenKind.Mark);
        return true;
    }

    private bool TryName()
    {
        var c = text[_at];
        var next = _at + 1 < text.Length ? text[_at + 1] : '\0';
        if (c == '`' && HasBacktickNames && text.IndexOf('`', _at + 1, Math.Min(text.Length - _at - 1, 200)) is var close and > 0)
        {
            Add(close + 1, TokenKind.Word);
            return true;
        }

        var isName = Literals.IsWordStart(c) || (c == '$' && HasDollarNames)
            || (c == '#' && language is Language.JavaScript or Language.TypeScript && Literals.IsWordStart(next))
            || (c == '@' && language is Language.Ruby && (Literals.IsWordStart(next) || next == '@'));
        if (isName)
        {
            Add(WordEnd(_at + 1), TokenKind.Word);
        }

        return isName;
    }

    private int WordEnd(int at)
    {
        var end = _region < regions.Count ? Math.Min(text.Length, regions[_region].Start) : text.Length;
        while (at < end && (Literals.IsWordPart(text[at]) || (text[at] == '$' && HasDollarNames)
            || (text[at] == '@' && language is Language.Ruby)))
        {
            at++;
        }

        var isRubyMethod = language is Language.Ruby && at < end && text[at] is '?' or '!' && (at + 1 >= end || text[at + 1] != '=');
        return isRubyMethod ? at + 1 : at;
    }

    private bool IsQuote(char c) => c is '"' or '\''
        || (c == '`' && language is Language.JavaScript or Language.TypeScript or Language.Go or Language.Ruby);

    /// <summary>The end of quotes and what they hold, with everything of that kind that touches it.</summary>
    private int TextEnd(int at)
    {
        for (var region = _region; at < text.Length;)
        {
            if (region < regions.Count && regions[region].Start == at && regions[region].Kind is RegionKind.Text)
            {
                at = regions[region++].End;
            }
            else if (IsQuote(text[at]) && (region >= regions.Count || regions[region].Start > at))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private bool TryDirective()
    {
        Advance();
        if (text[_at] != '#' || !HasDirectives || _usedLine == _line)
        {
            return false;
        }

        var start = _at + 1;
        start += Literals.Run(text, start, ' ');
        var end = start;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        var word = text.AsSpan(start, end - start) switch
        {
            "if" or "ifdef" or "ifndef" => "if",
            "else" or "elif" or "elseif" or "elifdef" or "elifndef" => "else",
            "endif" => "endif",
            _ => null,
        };
        if (word is not null)
        {
            _directives.Add(new Directive(_tokens.Count, word));
        }
        else if (language is Language.Swift)
        {
            return false;
        }

        _at = DirectiveEnd(end);
        return true;
    }

    private int DirectiveEnd(int at)
    {
        var end = CommentMarks.LineEnd(text, at);
        while (language is not Language.CSharp && end < text.Length && text[end - (text[end - 1] == '\r' ? 2 : 1)] == '\\')
        {
            end = CommentMarks.LineEnd(text, end + 1);
        }

        return end;
    }

    private void Advance()
    {
        while (_line < lines.Count && lines.Start(_line + 1) <= _at)
        {
            _line++;
        }
    }

    private void Add(int end, TokenKind kind)
    {
        Advance();
        _tokens.Add(new Token(_at, end, _line, kind, _line != _usedLine));
        _at = end;
        _usedLine = kind is TokenKind.Text ? lines.Of(end - 1) : _line;
    }
}
