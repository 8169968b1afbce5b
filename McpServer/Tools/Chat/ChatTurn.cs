using Mcp.Daemon.Evidence;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Workflows.History;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>One question of a chat, fitted into what its model can take.</summary>
internal sealed record ChatTurn
{
    /// <summary>The new turn's words: the prompt, behind the list of files that found no room where there are any.</summary>
    public required string Words { get; init; }

    /// <summary>The files that are new to the thread.</summary>
    public IReadOnlyList<FileBlock> Fresh { get; init; } = [];

    public ThreadHistory History { get; init; } = ThreadHistory.None;

    /// <summary>Every block of a file in the request: those of earlier turns, then those of this one.</summary>
    public IReadOnlyList<FileBlock> Sent => [.. History.Blocks, .. Fresh];

    /// <summary>What goes out: the files that are new, then the words.</summary>
    public string Text => string.Concat(Fresh.Select(block => block.Text).Append(Words));

    /// <summary>Files that found no room.</summary>
    public OmittedFiles Cut { get; init; } = new();

    /// <summary>Whether files were cut by the setting and not by the model's context.</summary>
    public bool IsCutBySetting { get; init; }

    /// <param name="history">What of the thread fits into so many tokens.</param>
    public static ChatTurn Of(
        ChatWords words, Func<int, ThreadHistory> history, IReadOnlyList<QuestionFile> files, ChatRoom room, TokenCounter counter,
        CancellationToken cancellationToken)
    {
        if (!words.HasHistory && files.Count == 0)
        {
            return new ChatTurn { Words = words.Prompt }; // nothing to choose, so nothing to count
        }

        var left = Math.Max(0, room.Question.Tokens - counter.Count(words.System) - counter.Count(words.Prompt));
        var earlier = history(left / 2);
        var focus = FocusWords.Of(words.Prompt) with { ChangedFiles = words.FilesInWork };
        var fresh = files.Where(file => !SentBefore.Covers(file, earlier.Blocks, focus)).ToList();
        var filesRoom = Math.Min(left - earlier.Messages.Sum(message => counter.Count(message.Text)), room.MostFileTokens);
        var fitted = EvidenceFit.Of(fresh, focus, filesRoom, counter, cancellationToken);
        return new ChatTurn
        {
            Words = fitted.Index + words.Prompt,
            Fresh = fitted.Blocks,
            History = earlier,
            Cut = fitted.Cut,
            IsCutBySetting = fitted.Cut.Total > 0 && filesRoom == room.MostFileTokens,
        };
    }
}
