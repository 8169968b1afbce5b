using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mcp.FakeProvider.Requests;

/// <summary>One request as it arrived, and what became of it.</summary>
internal sealed class RecordedRequest
{
    private readonly TaskCompletionSource<RequestState> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lazy<JsonNode?> _json;

    public RecordedRequest() => _json = new Lazy<JsonNode?>(Parse);

    /// <summary>From 1, in order of arrival.</summary>
    public required int Number { get; init; }

    public required string Method { get; init; }

    /// <summary>Without the base path: <c>/chat/completions</c>, <c>/files</c>.</summary>
    public required string Path { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>The body as JSON, or null when it is none.</summary>
    public JsonNode? Json => _json.Value;

    public string? Model => Text("model");

    public bool IsChat => Method == "POST" && Path == "/chat/completions";

    public bool WantsStream => Json?["stream"] is JsonValue value && value.TryGetValue<bool>(out var stream) && stream;

    /// <summary>The bearer key, or null.</summary>
    public string? Key => Headers.TryGetValue("Authorization", out var value) && value.StartsWith("Bearer ", StringComparison.Ordinal)
        ? value["Bearer ".Length..]
        : null;

    /// <summary>The text of the last message: a string, or the text parts of a list.</summary>
    public string LastText => (Json?["messages"] as JsonArray)?.LastOrDefault()?["content"] switch
    {
        JsonValue value => value.ToString(),
        JsonArray parts => string.Concat(parts.Select(part => part?["text"]?.ToString())),
        _ => "",
    };

    /// <summary>The status that was sent, or 0 when no headers went out.</summary>
    public int Status { get; set; }

    /// <summary>How many chunks of the body were handed to the socket.</summary>
    public int Sent { get; set; }

    public RequestState State => _ended.Task.IsCompletedSuccessfully ? _ended.Task.Result : RequestState.Running;

    /// <summary>Completes when it is over, however.</summary>
    public Task<RequestState> Ended => _ended.Task;

    /// <summary>Completes when the client closed the connection before the reply was over; never otherwise.</summary>
    public Task Aborted => _aborted.Task;

    public void End(RequestState state)
    {
        if (_ended.TrySetResult(state) && state == RequestState.Aborted)
        {
            _aborted.TrySetResult();
        }
    }

    private string? Text(string name) => (Json as JsonObject)?[name] is JsonValue value ? value.ToString() : null;

    private JsonNode? Parse()
    {
        try
        {
            return Body.IsEmpty ? null : JsonNode.Parse(Body.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
