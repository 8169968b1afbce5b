using Mcp.Daemon.Evidence;
using Mcp.Daemon.Secrets;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>Turns as they are written down: a provider's key in a prompt or a file is no part of a conversation.</summary>
internal static class KeptTurns
{
    public static ThreadTurn WithoutKeys(ThreadTurn turn, IReadOnlyCollection<string> keys) => turn with
    {
        Text = Clean(turn.Text, keys),
        Step = turn.Step is { } step ? step with { Arguments = Clean(step.Arguments, keys) } : null,
        Files = [.. turn.Files.Select(file => file.Block is { } block ? file with { Block = Clean(block, keys) } : file)],
    };

    private static FileBlock Clean(FileBlock block, IReadOnlyCollection<string> keys) => block with { Text = Clean(block.Text, keys) };

    private static string Clean(string text, IReadOnlyCollection<string> keys) => OwnKeys.Hide(text, keys).Text;
}
