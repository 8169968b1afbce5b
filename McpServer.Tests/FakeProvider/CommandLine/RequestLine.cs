using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.FakeProvider.Requests;

namespace Mcp.FakeProvider.CommandLine;

/// <summary>A request as one JSON line, printed when it is over: what it asked, whose it was, how it ended. No text, no key.</summary>
internal static class RequestLine
{
    // What callers put their own name for a call into.
    private static readonly string[] Names = ["Idempotency-Key", "X-Request-Id", "X-Client-Request-Id", "X-Session-Id"];

    public static string Of(RecordedRequest request) => new JsonObject
    {
        ["number"] = request.Number,
        ["time"] = request.ArrivedAt.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"),
        ["method"] = request.Method,
        ["path"] = request.Path,
        ["model"] = request.Model,
        ["id"] = Names.Select(name => request.Headers.GetValueOrDefault(name)).FirstOrDefault(value => value is not null),
        ["status"] = request.Status,
        ["sent"] = request.Sent,
        ["outcome"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(request.State.ToString()),
    }.ToJsonString();
}
