using Mcp.Daemon.Evidence;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>Steps by their numbers, as a sentence names them: <c>step 2</c>, <c>steps 2 and 5</c>, <c>steps 1, 3 to 5 and 9</c>.</summary>
internal static class StepNumbers
{
    /// <param name="turns">At least one, in the order of their steps.</param>
    public static string Of(IReadOnlyList<ThreadTurn> turns)
    {
        List<string> parts = [.. LineNumbers.Ranges(turns.Select(turn => turn.Step!.Number)).SelectMany(Words)];
        return turns.Count == 1 ? $"step {parts[0]}"
            : parts.Count == 1 ? $"steps {parts[0]}"
            : $"steps {string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
    }

    // Two neighbours are named each: "2 to 3" is longer than "2 and 3".
    private static IEnumerable<string> Words((int From, int To) range) =>
        range.To - range.From > 1 ? [$"{range.From} to {range.To}"] : range.To == range.From ? [$"{range.From}"] : [$"{range.From}", $"{range.To}"];
}
