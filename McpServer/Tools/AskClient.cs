using System.Text.Json.Nodes;

namespace Mcp.Daemon.Tools;

/// <summary>
/// Sends the client a request of the server's, such as <c>roots/list</c> or <c>elicitation/create</c>, and waits for
/// its result. Clients of the 2026-07-28 revision take none.
/// </summary>
internal delegate Task<JsonNode?> AskClient(string method, JsonNode? parameters, CancellationToken cancellationToken);
