namespace Mcp.Daemon.Answers;

/// <summary>Words of somebody else's in a text of ours: what follows them begins a sentence of its own.</summary>
internal static class Sentence
{
    /// <summary>Ends with a mark of its own, or with a full stop.</summary>
    public static string Closed(string words)
    {
        var text = words.TrimEnd();
        var last = text.TrimEnd('"', '\'', ')', '”', '’');
        return text.Length == 0 || last.EndsWith('.') || last.EndsWith('?') || last.EndsWith('!') || last.EndsWith('…') ? text : text + ".";
    }
}
