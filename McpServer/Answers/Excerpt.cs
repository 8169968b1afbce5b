namespace Mcp.Daemon.Answers;

/// <summary>The beginning of a text that is too long for where it stands; no character is cut in two.</summary>
internal static class Excerpt
{
    /// <summary>The whole text, or so many characters of it and a mark that there was more.</summary>
    public static string Of(string text, int longest) => text.Length <= longest ? text : Beginning(text, longest) + " …";

    /// <summary>So many characters at the most, without a mark.</summary>
    public static string Beginning(string text, int longest) =>
        text.Length <= longest ? text : text[..(longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>Any text on one line, each run of white space as one blank.</summary>
    public static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
