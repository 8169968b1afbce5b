using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Secrets;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>Turns as they are written down: a provider's key in a prompt or a file is no part of a conversation.</summary>
internal static class KeptTurns
{
    private const string BrokenOff = "\n\n[The answer broke off here.]";

    /// <summary>What an expert said, with a mark behind it where it did not come to its end.</summary>
    public static string Said(ExpertAnswer answer) => answer.IsWhole ? answer.Text : answer.Text + BrokenOff;

    /// <summary>Whether an answer was kept as a whole one.</summary>
    public static bool IsWhole(ThreadTurn answer) => !answer.Text.EndsWith(BrokenOff, StringComparison.Ordinal);

    public static ThreadTurn WithoutKeys(ThreadTurn turn, IReadOnlyCollection<string> keys) => turn with
    {
        Text = Clean(turn.Text, keys),
        Step = turn.Step is { } step ? step with { Arguments = Clean(step.Arguments, keys) } : null,
        Files = [.. turn.Files.Select(file => file.Block is { } block ? file with { Block = Clean(block, keys) } : file)],
    };

    private static FileBlock Clean(FileBlock block, IReadOnlyCollection<string> keys) => block with { Text = Clean(block.Text, keys) };

    private static string Clean(string text, IReadOnlyCollection<string> keys) => OwnKeys.Hide(text, keys).Text;
}
