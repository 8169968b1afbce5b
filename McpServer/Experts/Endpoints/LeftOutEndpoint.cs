namespace Mcp.Daemon.Experts.Endpoints;

/// <summary>An endpoint that the session cannot use.</summary>
/// <param name="Name">As the user and the catalogue call it.</param>
/// <param name="Reason">One sentence: what is missing or wrong, and what would mend it. No key is in it.</param>
/// <param name="Attempted">Whether somebody configured it, in vain; false when nothing of it is set.</param>
internal sealed record LeftOutEndpoint(string Name, string Reason, bool Attempted);
