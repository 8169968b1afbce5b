namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>A model that is to judge, and the side it is asked to take.</summary>
/// <param name="Model">As the call or the catalogue names it.</param>
/// <param name="StancePrompt">The call's own words for the stance; null for ours.</param>
internal sealed record PanelMember(string Model, Stance Stance, string? StancePrompt = null)
{
    /// <summary>How answers and threads name it: <c>kimi/kimi-k3 (for)</c>.</summary>
    public string Name => $"{Model} ({StanceWords.Of(Stance)})";
}
