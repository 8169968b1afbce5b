using System.Text;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// Reads one JSON object or array out of a text as tolerantly as can be done without guessing, and writes it as valid
/// JSON. It is what comes after the framework's own reader has refused, and what finds an object's end amid prose.
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
    private readonly MendedWriter _json = new();
    private int _at;
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
        return new MendedJson(mending._json.Closed(), start, mending._at, mending._faults, isWhole);
    }

    // True when the brackets were closed or the text ended, false when something stood there that makes no sense.
    private bool Run()
    {
        _json.Open(_text[_at++]);
        while (_json.Top is { } top)
        {
            var hasBreak = SkipBlank();
            if (_at < _text.Length && Next(top, _text[_at], hasBreak))
            {
                continue;
            }

            _faults |= _at >= _text.Length ? JsonFaults.CutOff : JsonFaults.None;
            return _at >= _text.Length;
        }

        return true;
    }

    private bool Next(MendedWriter.Bracket top, char next, bool hasBreak) => next switch
    {
        '}' or ']' => Close(next),
        ',' => Comma(top),
        _ when top is { HasValue: true, HasComma: false } && !Continues(top, next, hasBreak) => false,
        _ when top.IsObject && !_json.HasName => Name(next),
        '{' or '[' => Open(next),
        '"' or '\'' => Text(),
        _ => Word(),
    };

    private bool Close(char bracket)
    {
        var isObject = bracket is '}';
        if (!_json.IsOpen(isObject))
        {
            return false;
        }

        NameAlone();
        while (_json.Top!.IsObject != isObject)
        {
            _faults |= JsonFaults.MissingBrackets;
            _json.Close();
        }

        _faults |= _json.Top.HasComma ? JsonFaults.ExtraCommas : JsonFaults.None;
        _json.Close();
        _at++;
        return true;
    }

    private bool Comma(MendedWriter.Bracket top)
    {
        _at++;
        NameAlone();
        _faults |= top is { HasValue: true, HasComma: false } ? JsonFaults.None : JsonFaults.ExtraCommas;
        top.HasComma = true;
        return true;
    }

    private void NameAlone()
    {
        if (_json.HasName)
        {
            _json.Value("null");
            _faults |= JsonFaults.MissingValues;
        }
    }

    // A comma may be forgotten between two lines, or between two objects; on one line it is rather a stray quote.
    private bool Continues(MendedWriter.Bracket top, char next, bool hasBreak)
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
        var text = new JsonTextMending(_text, _at, looseQuotes: false);
        var isWhole = text.Write(name, inObject: true);
        _at = text.End;
        _faults |= text.Faults & ~JsonFaults.CutOff;
        SkipBlank();
        if (!isWhole || _at >= _text.Length || _text[_at] != ':')
        {
            return false;
        }

        _at++;
        _json.Name(name.ToString());
        return true;
    }

    private bool Open(char bracket)
    {
        _at++;
        if (_json.Depth < MostDepth)
        {
            _json.Open(bracket);
            return true;
        }

        _faults |= JsonFaults.TooDeep;
        _at = JsonSkip.Past(_text, _at);
        _json.Value("\"…\"");
        return true;
    }

    private bool Text()
    {
        var text = new JsonTextMending(_text, _at, _looseQuotes);
        text.Write(_json.BeginValue(), _json.Top!.IsObject);
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

        _json.Value(json);
        _faults |= fault;
        _at += length;
        return true;
    }

    // White space and comments; whether a line ended among them.
    private bool SkipBlank()
    {
        var start = _at;
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]))
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
}
