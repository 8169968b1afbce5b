using Mcp.Daemon.Evidence;
using Mcp.Daemon.Tokens;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>One question of a chat, fitted into what its model can take.</summary>
internal sealed record ChatTurn
{
    /// <summary>What goes out and is kept: the files that are new to the thread, then the prompt.</summary>
    public required string Text { get; init; }

    public ChatHistory History { get; init; } = new([], 0, 0);

    /// <summary>Every block of a file in the request: those of earlier turns, then those of this one.</summary>
    public IReadOnlyList<FileBlock> Sent { get; init; } = [];

    /// <summary>Files that found no room.</summary>
    public OmittedFiles Cut { get; init; } = new();

    /// <summary>Whether files were cut by the setting and not by the model's context.</summary>
    public bool IsCutBySetting { get; init; }

    public static ChatTurn Of(ChatWords words, IReadOnlyList<QuestionFile> files, ChatRoom room, TokenCounter counter, CancellationToken cancellationToken)
    {
        if (words.History.Count + files.Count == 0)
        {
            return new ChatTurn { Text = words.Prompt }; // nothing to choose, so nothing to count
        }

        var left = Math.Max(0, room.Question.Tokens - counter.Count(words.System) - counter.Count(words.Prompt));
        var history = ChatHistory.Newest(words.History, left / 2, counter);
        var earlier = history.Blocks(counter);
        var focus = PromptFocus.Of(words.Prompt);
        var fresh = files.Where(file => !IsThere(file, earlier, focus)).ToList();
        var filesRoom = Math.Min(left - history.Tokens, room.MostFileTokens);
        var fitted = EvidenceFit.Of(fresh, focus, filesRoom, counter, cancellationToken);
        return new ChatTurn
        {
            Text = fitted.Text + words.Prompt,
            History = history,
            Sent = [.. earlier, .. fitted.Blocks],
            Cut = fitted.Cut,
            IsCutBySetting = fitted.Cut.Total > 0 && filesRoom == room.MostFileTokens,
        };
    }

    // This content of this file, whole, or what the prompt asks of it.
    private static bool IsThere(QuestionFile file, IReadOnlyList<FileBlock> earlier, Focus focus)
    {
        var own = earlier.Where(block => block.Name == file.Name && block.Mark == file.Mark).ToList();
        if (own.Count == 0 || own.Exists(block => block.Lines == LineNumbers.All(file.Lines)))
        {
            return own.Count > 0;
        }

        var there = own.SelectMany(block => block.NumberedLines()).Select(line => line.Number).ToHashSet();
        return focus.LinesIn(file).Concat(FocusLines.OfNames(file, focus)).All(there.Contains);
    }
}
