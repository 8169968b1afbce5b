namespace Mcp.Daemon.Tools.ThinkDeep.Thoughts;

/// <summary>A sentence that says of itself that it is taken for granted or guessed.</summary>
/// <param name="Step">The step whose words it is in.</param>
/// <param name="Sentence">The sentence, as it was written.</param>
internal sealed record Assumption(int Step, string Sentence)
{
    /// <summary>A later sentence that says the same without the doubt; null when there is none.</summary>
    public (int Step, string Sentence)? Hardened { get; init; }
}
