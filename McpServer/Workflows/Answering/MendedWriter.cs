using System.Text;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// Writes what <see cref="JsonMending"/> reads. Names and commas are written only when their value comes, and only whole
/// values come: at any moment the open brackets can be closed, and what stands there is valid JSON.
/// </summary>
internal sealed class MendedWriter
{
    private readonly StringBuilder _json = new();
    private readonly Stack<Bracket> _open = new();
    private string? _name;

    public int Depth => _open.Count;

    public Bracket? Top => _open.TryPeek(out var top) ? top : null;

    /// <summary>Whether a name waits for its value.</summary>
    public bool HasName => _name is not null;

    /// <summary>Takes a member's name, with its quotes.</summary>
    public void Name(string name) => _name = name;

    /// <summary>Writes a value that is valid JSON.</summary>
    public void Value(string json) => BeginValue().Append(json);

    /// <summary>Makes way for a value and lets it be written.</summary>
    public StringBuilder BeginValue()
    {
        if (Top is { } top)
        {
            _json.Append(top.HasValue ? "," : "");
            if (top.IsObject)
            {
                _json.Append(_name).Append(':');
            }

            (_name, top.HasValue, top.HasComma) = (null, true, false);
        }

        return _json;
    }

    public void Open(char bracket)
    {
        BeginValue().Append(bracket);
        _open.Push(new Bracket(bracket is '{'));
    }

    public bool IsOpen(bool isObject) => _open.Any(bracket => bracket.IsObject == isObject);

    public void Close() => _json.Append(_open.Pop().IsObject ? '}' : ']');

    /// <summary>All that was written, its brackets closed.</summary>
    public string Closed()
    {
        while (_open.Count > 0)
        {
            Close();
        }

        return _json.ToString();
    }

    /// <summary>An object or a list that is not closed yet.</summary>
    internal sealed class Bracket(bool isObject)
    {
        public bool IsObject { get; } = isObject;

        public bool HasValue { get; set; }

        /// <summary>Whether a comma stood behind the last value.</summary>
        public bool HasComma { get; set; }
    }
}
