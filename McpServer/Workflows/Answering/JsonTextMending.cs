using System.Buffers;
using System.Globalization;
using System.Text;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// Reads one text of JSON, from its opening quote on, and writes it as valid JSON: control characters and false escapes
/// are escaped, halves of characters and what <see cref="VisibleText"/> hides become U+FFFD.
/// </summary>
internal sealed class JsonTextMending(string text, int start, bool looseQuotes)
{
    // Everything that cannot be copied as it is.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "\"'\\" + string.Concat(Enumerable.Range(0, 0x20).Select(c => (char)c)));

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    private int _at = start + 1;

    /// <summary>Behind the closing quote, or where reading ended without one.</summary>
    public int End => _at;

    public JsonFaults Faults { get; private set; } = text[start] is '\'' ? JsonFaults.SingleQuotes : JsonFaults.None;

    /// <summary>Writes it with its quotes; false when the text ended first.</summary>
    public bool Write(StringBuilder json, bool inObject)
    {
        var quote = text[start];
        json.Append('"');
        while (_at < text.Length)
        {
            var run = text.AsSpan(_at).IndexOfAny(Special);
            var end = run < 0 ? text.Length : _at + run;
            json.Append(text, _at, end - _at);
            _at = end;
            if (_at == text.Length)
            {
                break;
            }

            var special = text[_at];
            if (special == quote && Ends(inObject))
            {
                _at++;
                json.Append('"');
                return true;
            }

            if (special is '\\')
            {
                Escape(json);
            }
            else if (special is '"' or '\'')
            {
                json.Append(special is '"' ? "\\\"" : "'");
                Faults |= special == quote ? JsonFaults.BareQuotes : JsonFaults.None;
                _at++;
            }
            else
            {
                Raw(json, special);
                _at++;
            }
        }

        json.Append(" …\"");
        Faults |= JsonFaults.CutOff;
        return false;
    }

    private bool Ends(bool inObject)
    {
        if (!looseQuotes)
        {
            return true;
        }

        var next = Next(_at + 1);
        return next == text.Length || text[next] is '}' or ']'
            || (text[next] is ',' && (!inObject || Next(next + 1) is var name && (name == text.Length || text[name] is '"' or '\'' or '}')));
    }

    private int Next(int at)
    {
        var blank = at < text.Length ? text.AsSpan(at).IndexOfAnyExcept(" \t\r\n") : -1;
        return blank < 0 ? text.Length : at + blank;
    }

    private void Escape(StringBuilder json)
    {
        if (_at + 1 == text.Length)
        {
            _at = text.Length; // half an escape at the cut
            return;
        }

        var escaped = text[_at + 1];
        if (escaped is 'u')
        {
            Unicode(json);
            return;
        }

        if (escaped is 'b' or 'f')
        {
            Replaced(json);
            _at += 2;
            return;
        }

        if (escaped is '"' or '\\' or '/' or 'n' or 'r' or 't')
        {
            json.Append('\\').Append(escaped);
            _at += 2;
            return;
        }

        // An escaped quote is a quote; \d of a pattern or \src of a path was meant as it stands.
        json.Append(escaped is '\'' ? "'" : "\\\\");
        Faults |= escaped is '\'' && text[start] is '\'' ? JsonFaults.None : JsonFaults.BadEscapes;
        _at += escaped is '\'' ? 2 : 1;
    }

    private void Unicode(StringBuilder json)
    {
        if (Unit(_at) is not { } unit)
        {
            var isCut = text.AsSpan(_at + 2).IndexOfAnyExcept(Hexadecimal) < 0;
            json.Append(isCut ? "" : "\\\\");
            Faults |= isCut ? JsonFaults.None : JsonFaults.BadEscapes;
            _at = isCut ? text.Length : _at + 1;
            return;
        }

        _at += 6;
        if (char.IsHighSurrogate(unit) && Unit(_at) is { } low && char.IsLowSurrogate(low))
        {
            json.Append(unit).Append(low);
            _at += 6;
            return;
        }

        if (VisibleText.IsHidden(unit) || char.IsSurrogate(unit))
        {
            Replaced(json);
            return;
        }

        Append(json, unit);
    }

    private void Raw(StringBuilder json, char control)
    {
        if (VisibleText.IsHidden(control))
        {
            Replaced(json);
            return;
        }

        Faults |= JsonFaults.RawBreaks;
        Append(json, control);
    }

    private void Replaced(StringBuilder json)
    {
        json.Append(VisibleText.Replacement);
        Faults |= JsonFaults.HiddenCharacters;
    }

    private char? Unit(int at) =>
        at + 6 <= text.Length && text[at] is '\\' && text[at + 1] is 'u'
            && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;

    private static void Append(StringBuilder json, char c) => _ = c switch
    {
        '"' => json.Append("\\\""),
        '\\' => json.Append("\\\\"),
        < ' ' => json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
        _ => json.Append(c),
    };
}
