namespace Mcp.Daemon.Workflows;

/// <summary>A step in its place.</summary>
/// <param name="Json">Its arguments as the thread keeps them.</param>
/// <param name="Digest">Of these.</param>
/// <param name="Investigation">It and all that count before it.</param>
internal sealed record PlacedStep(string Json, string Digest, StepPlace Place, Investigation Investigation);
