using Mcp.Daemon.Evidence;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>What of a thread goes along with its next question.</summary>
/// <param name="Turns">Whole exchanges, oldest first.</param>
/// <param name="Tokens">What they cost.</param>
/// <param name="LeftOut">Exchanges that found no room, the oldest of the thread.</param>
internal sealed record ChatHistory(IReadOnlyList<ThreadTurn> Turns, int Tokens, int LeftOut)
{
    /// <summary>Whole exchanges from the newest back, as far as the room reaches.</summary>
    /// <param name="room">Tokens that they may take.</param>
    public static ChatHistory Newest(IReadOnlyList<ThreadTurn> history, int room, TokenCounter counter)
    {
        var first = history.Count;
        var taken = 0;
        while (first >= 2)
        {
            var left = room - taken;
            var tokens = counter.CountUpTo(history[first - 1].Text, left);
            tokens += tokens <= left ? counter.CountUpTo(history[first - 2].Text, left - tokens) : 0;
            if (tokens > left)
            {
                break;
            }

            taken += tokens;
            first -= 2;
        }

        return new ChatHistory([.. history.Skip(first)], taken, first / 2);
    }

    /// <summary>The blocks of files that stand in its questions.</summary>
    public IReadOnlyList<FileBlock> Blocks(TokenCounter counter) =>
        [.. Turns.Where(turn => turn.Role is ThreadTurn.User).SelectMany(turn => SentBlocks.In(turn.Text, counter))];
}
