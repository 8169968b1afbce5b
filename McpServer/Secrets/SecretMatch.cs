namespace Mcp.Daemon.Secrets;

/// <summary>Where in a line a secret stands, and what kind it is.</summary>
internal readonly record struct SecretMatch(string What, int Start, int Length);
