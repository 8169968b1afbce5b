namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>A line of YAML that says something.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Indent">How far in its key stands; an item's key stands behind its dash.</param>
/// <param name="Key">Its key; in a block of text and in a list of plain values the key that the block or list belongs to.</param>
/// <param name="Value">Without quotes and comment; empty where the value follows on further lines.</param>
/// <param name="Parents">The keys around it, the outermost first, joined by dots.</param>
internal sealed record ConfigLine(int Number, int Indent, string Key, string Value, string Parents)
{
    /// <summary>Whether it is a line of a text that runs over several.</summary>
    public bool IsText { get; init; }

    public bool Is(string key, string value) => Key == key && Value == value;

    /// <summary>The plain values of <c>[a, b]</c>, or the value itself.</summary>
    public IEnumerable<string> Values => Value.StartsWith('[')
        ? Value.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(value => value.Trim('"', '\''))
        : [Value];
}
