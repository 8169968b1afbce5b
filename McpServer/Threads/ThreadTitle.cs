using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Threads;

/// <summary>A thread's name in lists: the beginning of its first turn.</summary>
internal static class ThreadTitle
{
    /// <summary>One line of a list.</summary>
    private const int Longest = 80;

    /// <summary>One line of at most 80 characters and a sign that there was more.</summary>
    public static string Of(string text)
    {
        var line = text.Split('\n').Select(part => part.Trim().TrimStart('#').Trim()).FirstOrDefault(part => part.Length > 0) ?? "(empty)";
        return Excerpt.Of(line, Longest);
    }
}
