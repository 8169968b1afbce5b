using System.Net;
using System.Text.RegularExpressions;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Tokens;

namespace Mcp.Tests.Evidence;

/// <summary>Finds the blocks of files again in the text of a turn that was sent earlier.</summary>
internal static partial class SentBlocks
{
    /// <summary>A file's name is at most 255 bytes long, its path 4,096, and each character may be escaped.</summary>
    private const int LongestOpening = 30_000;

    /// <summary>Openings without an end, which only a prompt can hold; each costs a search through the rest of the turn.</summary>
    private const int MostUnended = 100;

    /// <summary>The blocks in their order.</summary>
    public static IReadOnlyList<FileBlock> In(string turn, TokenCounter counter)
    {
        var blocks = new List<FileBlock>();
        var unended = 0;
        for (var at = Next(turn, 0); at >= 0 && unended < MostUnended;)
        {
            var lineEnd = turn.IndexOf('\n', at);
            if (lineEnd >= 0 && lineEnd - at <= LongestOpening
                && Opening().Match(turn[at..lineEnd]) is { Success: true } opening
                && End(turn, lineEnd, opening.Groups["mark"].Value) is { } end)
            {
                blocks.Add(Block(opening, turn[at..end], counter));
                at = Next(turn, end);
            }
            else
            {
                unended++;
                at = Next(turn, at + 1);
            }
        }

        return blocks;
    }

    private static FileBlock Block(Match opening, string text, TokenCounter counter)
    {
        var block = new FileBlock(
            WebUtility.HtmlDecode(opening.Groups["name"].Value), opening.Groups["mark"].Value, "", text, counter.Count(text));
        return block with { Lines = LineNumbers.Words(LineNumbers.Ranges(block.NumberedLines().Select(line => line.Number))) };
    }

    // A mark begins its line.
    private static int Next(string turn, int from)
    {
        var at = turn.IndexOf(BlockText.Begin, from, StringComparison.Ordinal);
        while (at > 0 && turn[at - 1] != '\n')
        {
            at = turn.IndexOf(BlockText.Begin, at + 1, StringComparison.Ordinal);
        }

        return at;
    }

    private static int? End(string turn, int from, string mark)
    {
        var closing = $"\n</file {mark}>\n";
        var at = turn.IndexOf(closing, from, StringComparison.Ordinal);
        return at >= 0 ? at + closing.Length : null;
    }

    [GeneratedRegex("""^<file name="(?<name>[^"]*)" lines="\d{1,9}"( shown="[\d,-]*")? mark="(?<mark>[0-9a-f]{8})">$""")]
    private static partial Regex Opening();
}
