using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>Files that earlier steps have read and that no longer exist.</summary>
internal static class GoneFiles
{
    /// <summary>Files that are looked for: each costs an opening, and who deletes more has moved a directory.</summary>
    private const int MostSought = 200;

    /// <param name="before">The steps before this one.</param>
    /// <param name="read">What this step has read: it is there.</param>
    /// <returns>Each with the last step that had it.</returns>
    public static IEnumerable<(string Name, int Step)> Of(IReadOnlyList<ThreadTurn> before, IReadOnlyList<QuestionFile> read, Workspace workspace)
    {
        var there = read.Select(file => file.Name).ToHashSet();
        var gate = new FileGate(workspace);
        return before.Reverse()
            .SelectMany(turn => turn.Files.Select(file => (file.Name, Step: turn.Step?.Number ?? 0)))
            .DistinctBy(file => file.Name)
            .Where(file => !there.Contains(file.Name))
            .Take(MostSought)
            .Where(file => IsGone(gate, file.Name));
    }

    private static bool IsGone(FileGate gate, string name)
    {
        try
        {
            gate.Locate(name);
            return false;
        }
        catch (FileRefusedException e)
        {
            return e.Refusal.Kind is RefusalKind.Missing;
        }
    }
}
