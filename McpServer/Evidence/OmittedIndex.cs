using Mcp.Daemon.Answers;
using System.Text;
using Mcp.Daemon.Tokens;

namespace Mcp.Daemon.Evidence;

/// <summary>The list, at the end of a question's files, of those that did not go along: what is not there can be asked for.</summary>
internal static class OmittedIndex
{
    /// <summary>Files by name; who needs a longer list needs a better choice of files.</summary>
    private const int MostNamed = 100;

    private const string Closing = "</not-included>\n";

    /// <summary>What an index may take of a room: a twentieth, and at most as much as its longest form needs.</summary>
    public static int Room(int room) => Math.Min(room / 20, 3_000);

    /// <summary>The index as far as the room reaches, or null when it reaches for no file.</summary>
    public static string? Of(IReadOnlyList<QuestionFile> left, int room, TokenCounter counter)
    {
        var opening = $"<not-included files=\"{left.Count}\" why=\"no room\">\n";
        // Two of these at most are in the text: they are counted beforehand.
        room -= counter.Count(opening) + counter.Count(Rest(left.Count)) + counter.Count(Closing);
        var text = new StringBuilder(opening);
        var named = 0;
        foreach (var file in left.Take(MostNamed))
        {
            var line = $"- {BlockText.Escaped(file.Name)} ({Counted.Of(file.Lines, "line")})\n";
            room -= counter.Count(line);
            if (room < 0)
            {
                break;
            }

            named++;
            text.Append(line);
        }

        if (named == 0)
        {
            return null;
        }

        return text.Append(left.Count > named ? Rest(left.Count - named) : "").Append(Closing).ToString();
    }

    private static string Rest(int count) => $"- … and {count} more\n";
}
