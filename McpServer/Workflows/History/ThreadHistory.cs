using System.Text;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Workflows.History;

/// <summary>
/// What a thread has said, as a new question repeats it: each turn a message of its own role with the files that went
/// along, byte for byte, so that a thread's requests grow by their new turn only and a provider's cache hits.
/// </summary>
internal sealed class ThreadHistory
{
    private ThreadHistory(IReadOnlyList<ThreadTurn> kept, IReadOnlyDictionary<string, string> blocks, int leftOut)
    {
        (Kept, LeftOut) = (kept, leftOut);
        Messages = [.. Said(kept, blocks)];
        Blocks = [.. kept.SelectMany(turn => BlocksOf(turn, blocks))];
    }

    /// <summary>The turns that go along, oldest first.</summary>
    public IReadOnlyList<ThreadTurn> Kept { get; }

    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>The files that go along with them.</summary>
    public IReadOnlyList<FileBlock> Blocks { get; }

    /// <summary>How many of the oldest exchanges and steps there was no room for.</summary>
    public int LeftOut { get; }

    public static ThreadHistory None { get; } = new([], new Dictionary<string, string>(), 0);

    /// <param name="turns">Those that count, oldest first; see <see cref="CountingTurns"/>.</param>
    /// <param name="room">Tokens they may take; the newest are kept, an answer never without its question.</param>
    /// <param name="blocksOf">The blocks of some digests, as the store has them.</param>
    public static ThreadHistory Of(
        IReadOnlyList<ThreadTurn> turns, int room, Func<IEnumerable<string>, IReadOnlyDictionary<string, string>> blocksOf, TokenCounter tokens)
    {
        var first = turns.Count;
        var kept = turns.Count;
        while (first > 0)
        {
            first--;
            room -= tokens.CountUpTo(turns[first].Text, room) + turns[first].Files.Where(file => file.BlockDigest is not null).Sum(file => file.Tokens);
            if (room < 0)
            {
                break;
            }

            kept = turns[first].Role is ThreadTurn.Assistant ? kept : first;
        }

        ThreadTurn[] newest = [.. turns.Skip(kept)];
        var blocks = blocksOf(newest.SelectMany(turn => turn.Files).Select(file => file.BlockDigest).OfType<string>());
        return newest.Length == 0 ? new ThreadHistory([], blocks, turns.Count) : new ThreadHistory(newest, blocks, kept);
    }

    /// <summary>The whole request: the system prompt, what was said, the new question with its images.</summary>
    public IReadOnlyList<ChatMessage> WithQuestion(ChatMessage system, string question, IReadOnlyList<DataContent> images)
    {
        var isOpen = Messages.Count > 0 && Messages[^1].Role == ChatRole.User;
        var text = isOpen ? $"{Messages[^1].Text}\n\n{question}" : question;
        return [system, .. isOpen ? Messages.SkipLast(1) : Messages, new ChatMessage(ChatRole.User, [.. images, new TextContent(text)])];
    }

    // Neighbours of one role are one message: some providers refuse two users in a row.
    private static IEnumerable<ChatMessage> Said(IReadOnlyList<ThreadTurn> turns, IReadOnlyDictionary<string, string> blocks)
    {
        var text = new StringBuilder();
        for (var i = 0; i < turns.Count; i++)
        {
            text.Append(text.Length > 0 ? "\n\n" : "").AppendJoin("", BlocksOf(turns[i], blocks).Select(block => block.Text)).Append(turns[i].Text);
            if (i + 1 == turns.Count || RoleOf(turns[i + 1]) != RoleOf(turns[i]))
            {
                yield return new ChatMessage(RoleOf(turns[i]), text.ToString());
                text.Clear();
            }
        }
    }

    private static ChatRole RoleOf(ThreadTurn turn) => turn.Role is ThreadTurn.Assistant ? ChatRole.Assistant : ChatRole.User;

    private static IEnumerable<FileBlock> BlocksOf(ThreadTurn turn, IReadOnlyDictionary<string, string> blocks) => turn.Files
        .Where(file => file.BlockDigest is { } digest && blocks.ContainsKey(digest))
        .Select(file => new FileBlock(file.Name, file.Hash, file.Lines ?? "", blocks[file.BlockDigest!], file.Tokens));
}
