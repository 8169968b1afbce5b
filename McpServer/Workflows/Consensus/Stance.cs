namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>The side an expert is asked to take. None of them makes a bad idea good.</summary>
internal enum Stance
{
    Neutral,
    For,
    Against,
}
