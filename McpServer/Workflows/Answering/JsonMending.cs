using System.Text;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// Reads one JSON object or array out of a text as tolerantly as can be done without guessing, and writes it as valid
/// JSON. Only complete values are written, so whatever happens, what was written can be closed. It is what comes after the
/// framework's own reader has refused, and what finds an object's end amid prose.
/// </summary>
internal sealed class JsonMending
{
    /// <summary>
    /// Levels of nesting. The answer goes out inside an envelope that clients read to 64 levels, and no form of ours
    /// needs more than four.
    /// </summary>
    public const int MostDepth = 32;

    private readonly string _text;
    private readonly bool _looseQuotes;
    private readonly StringBuilder _json = new();
    private readonly Stack<Open> _open = new();
    private int _at;
    private string? _name;
    private JsonFaults _faults;

    private JsonMending(string text, int start, bool looseQuotes)
    {
        (_text, _at, _looseQuotes) = (text, start, looseQuotes);
    }

    /// <param name="start">Where the object or array opens.</param>
    /// <param name="looseQuotes">
    /// Whether a quote inside a text that nobody escaped is told from the one that ends it, by what follows. That is a
    /// guess that can swallow prose, so it is for a second reading only.
    /// </param>
    public static MendedJson Read(string text, int start, bool looseQuotes)
    {
        var mending = new JsonMending(text, start, looseQuotes);
        var isWhole = mending.Run();
        return new MendedJson(mending.Closed(), start, mending._at, mending._faults, isWhole);
    }

    // True when the brackets were closed, false when something stood there that no reading makes sense of.
    private bool Run()
    {
        Begin(_text[_at++]);
        while (_open.TryPeek(out var top))
        {
            var hasBreak = SkipBlank();
            if (_at >= _text.Length)
            {
                _faults |= JsonFaults.CutOff;
                return true;
            }

            var next = _text[_at];
            var isRead = next is '}' or ']' ? Close(next)
                : next is ',' ? Comma(top)
                : top.HasValue && !top.HasComma && !Continues(top, next, hasBreak) ? false
                : top.IsObject && _name is null ? Name(next)
                : Value(next);
            if (!isRead)
            {
                _faults |= _at >= _text.Length ? JsonFaults.CutOff : JsonFaults.None;
                return _at >= _text.Length;
            }
        }

        return true;
    }

    private bool Comma(Open top)
    {
        _at++;
        NameAlone();
        _faults |= top.HasValue && !top.HasComma ? JsonFaults.None : JsonFaults.ExtraCommas;
        top.HasComma = true;
        return true;
    }

    private void NameAlone()
    {
        if (_name is not null)
        {
            BeforeValue();
            _json.Append("null");
            _faults |= JsonFaults.MissingValues;
        }
    }

    // A comma may be forgotten between two lines, or between two objects; on one line it is rather a stray quote.
    private bool Continues(Open top, char next, bool hasBreak)
    {
        if (!hasBreak && next is not ('{' or '['))
        {
            return false;
        }

        _faults |= JsonFaults.MissingCommas;
        top.HasComma = true;
        return true;
    }

    private bool Name(char next)
    {
        if (next is not ('"' or '\''))
        {
            return false;
        }

        var name = new StringBuilder();
        var text = new JsonTextMending(_text, _at, looseQuotes: false, isName: true);
        var isWhole = text.Write(name, inObject: true);
        _at = text.End;
        _faults |= text.Faults & ~JsonFaults.CutOff;
        SkipBlank();
        if (!isWhole || _at >= _text.Length || _text[_at] != ':')
        {
            return false;
        }

        _at++;
        _name = name.ToString();
        return true;
    }

    private bool Value(char next)
    {
        if (next is '{' or '[')
        {
            _at++;
            if (_open.Count < MostDepth)
            {
                BeforeValue();
                Begin(next);
                return true;
            }

            _faults |= JsonFaults.TooDeep;
            _at = JsonSkip.Past(_text, _at);
            BeforeValue();
            _json.Append("\"…\"");
            return true;
        }

        return next is '"' or '\'' ? Text() : Word();
    }

    private bool Text()
    {
        BeforeValue();
        var text = new JsonTextMending(_text, _at, _looseQuotes, isName: false);
        text.Write(_json, _open.Peek().IsObject);
        _at = text.End;
        _faults |= text.Faults;
        return true;
    }

    private bool Word()
    {
        var length = _text.AsSpan(_at).IndexOfAnyExcept(JsonWord.Characters);
        if (length < 0)
        {
            // The text ends with it: who knows whether 1 was to be 12.
            _at = _text.Length;
            return false;
        }

        var (json, fault) = JsonWord.Read(_text.AsSpan(_at, length));
        if (json is null)
        {
            return false;
        }

        BeforeValue();
        _json.Append(json);
        _faults |= fault;
        _at += length;
        return true;
    }

    private void BeforeValue()
    {
        var top = _open.Peek();
        if (top.HasValue)
        {
            _json.Append(',');
        }

        if (top.IsObject)
        {
            _json.Append(_name).Append(':');
        }

        (_name, top.HasValue, top.HasComma) = (null, true, false);
    }

    private void Begin(char bracket)
    {
        _json.Append(bracket);
        _open.Push(new Open(bracket is '{'));
    }

    private bool Close(char bracket)
    {
        var isObject = bracket is '}';
        if (!_open.Any(open => open.IsObject == isObject))
        {
            return false;
        }

        NameAlone();
        while (_open.Peek().IsObject != isObject)
        {
            _faults |= JsonFaults.MissingBrackets;
            End();
        }

        _faults |= _open.Peek().HasComma ? JsonFaults.ExtraCommas : JsonFaults.None;
        End();
        _at++;
        return true;
    }

    private void End() => _json.Append(_open.Pop().IsObject ? '}' : ']');

    private string Closed()
    {
        while (_open.Count > 0)
        {
            End();
        }

        return _json.ToString();
    }

    // White space and comments; whether a line ended among them.
    private bool SkipBlank()
    {
        var start = _at;
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]) || _text[_at] is '\uFEFF')
            {
                _at++;
            }
            else if (JsonSkip.Comment(_text, _at) is var end && end > _at)
            {
                _faults |= JsonFaults.Comments;
                _at = end;
            }
            else
            {
                break;
            }
        }

        return _text.AsSpan(start, _at - start).Contains('\n');
    }

    private sealed class Open(bool isObject)
    {
        public bool IsObject { get; } = isObject;

        public bool HasValue { get; set; }

        public bool HasComma { get; set; }
    }
}
