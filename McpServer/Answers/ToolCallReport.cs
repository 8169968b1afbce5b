using System.Text.Json;

namespace Mcp.Daemon.Answers;

/// <summary>A function that the model asks its caller to run.</summary>
internal sealed record ToolCallReport(string Id, string Name, JsonElement Arguments);
