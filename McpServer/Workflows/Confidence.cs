namespace Mcp.Daemon.Workflows;

/// <summary>How sure the agent says it is. It is the agent's own word: what follows from it is the policy's to decide.</summary>
internal enum Confidence
{
    Exploring,
    Low,
    Medium,
    High,
    VeryHigh,
    AlmostCertain,
    Certain,
}
