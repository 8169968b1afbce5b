namespace Mcp.Daemon.Workflows.Answering;

/// <summary>The objects of an answer, in their order; none when it is prose.</summary>
/// <param name="Text">What the pieces of the objects belong to: the answer, or what it had wrapped into a JSON string.</param>
/// <param name="Notes">What had to be done to find them.</param>
internal sealed record FoundAnswer(string Text, IReadOnlyList<FoundObject> Objects, IReadOnlyList<string> Notes)
{
    /// <summary>Whether an object broke off before its end: what it says is not all that it was to say.</summary>
    public bool IsTorn { get; init; }

    public static FoundAnswer Prose(string text) => new(text, [], []);
}
