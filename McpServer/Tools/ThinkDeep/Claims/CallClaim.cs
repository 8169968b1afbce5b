namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>What words say of who calls a function.</summary>
/// <param name="Step">The step whose words they are.</param>
/// <param name="Name">The function, bare or qualified.</param>
/// <param name="Only">The one caller that it is said to have, a function, type or file; null when it is said to have none.</param>
/// <param name="Words">The words that say it.</param>
internal sealed record CallClaim(int Step, string Name, string? Only, string Words);
