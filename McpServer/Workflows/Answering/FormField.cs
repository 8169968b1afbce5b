namespace Mcp.Daemon.Workflows.Answering;

/// <summary>One text of an object in a list.</summary>
internal sealed record FormField(string Name, string Description);
