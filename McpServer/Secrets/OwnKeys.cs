namespace Mcp.Daemon.Secrets;

/// <summary>Hides keys that are known word by word, whatever they look like: those of the session itself.</summary>
internal static class OwnKeys
{
    private const string Gap = "****";

    /// <summary>A shorter "key" is a word like any other; hiding it everywhere would make the text unreadable.</summary>
    private const int Shortest = 8;

    /// <summary>The text without the keys, and how often one stood in it. The longest goes first: one may be part of another.</summary>
    public static (string Text, int Count) Hide(string text, IReadOnlyCollection<string> keys)
    {
        var count = 0;
        foreach (var key in keys.Where(key => key.Length >= Shortest).OrderByDescending(key => key.Length))
        {
            var parts = text.Split(key);
            count += parts.Length - 1;
            text = parts.Length > 1 ? string.Join(Gap, parts) : text;
        }

        return (text, count);
    }
}
