using System.Text.Json.Nodes;
using Mcp.FakeProvider.Requests;

namespace Mcp.FakeProvider.Replies;

/// <summary>
/// The unscripted answer to a chat: the last user message comes back, in as many chunks and with such pauses as
/// asked for. Search and context cache work as the dialect has them.
/// </summary>
internal sealed class Echo(Dialect dialect)
{
    public const string Search = "$web_search";

    /// <summary>Into how many frames the answer is cut; each is at least a character.</summary>
    public int Chunks { get; init; } = 1;

    /// <summary>How many frames of reasoning come first.</summary>
    public int Thinking { get; init; }

    /// <summary>Before each frame.</summary>
    public TimeSpan Pause { get; init; }

    public Reply Reply(RecordedRequest request)
    {
        var text = $"You said: {Question(request)}";
        var usage = new TokenCount(
            Math.Max(1, request.Body.Length / 4), Math.Max(1, text.Length / 4),
            request.Headers.ContainsKey("Msh-Context-Cache-Token") ? 1 : null, Thinking > 0 ? Thinking : null);
        if (!request.WantsStream)
        {
            return Cached(request, Replies.Reply.Json(ChatJson.Whole(request, text, usage).ToJsonString()));
        }

        var reply = Replies.Reply.Stream.Role();
        if (SearchesFirst(request))
        {
            return Cached(request, reply
                .ToolCall("call_search_1", Search, """{"search_result":{"search_id":"s-1"},"usage":{"total_tokens":1300}}""", "builtin_function")
                .Finish("tool_calls", usage, Place)
                .Done());
        }

        if (dialect == Dialect.Glm && Tools(request).Any(tool => tool?["type"]?.ToString() == "web_search"))
        {
            reply = reply.WebSearchResults("First page", "Second page");
        }

        for (var i = 1; i <= Thinking; i++)
        {
            reply = reply.Pause(Pause).Reasoning($"Thought {i}. ");
        }

        foreach (var chunk in Cut(text))
        {
            reply = reply.Pause(Pause).Text(chunk);
        }

        return Cached(request, reply.Finish("stop", usage, Place).Done());
    }

    private UsagePlace Place => dialect switch
    {
        Dialect.Kimi => UsagePlace.LastChoice,
        Dialect.Glm => UsagePlace.LastFrame,
        _ => UsagePlace.OwnFrame,
    };

    // Kimi asks for its own search as a tool call; the caller sends the arguments back, and the answer follows.
    private bool SearchesFirst(RecordedRequest request) =>
        dialect == Dialect.Kimi
        && Tools(request).Any(tool => tool?["type"]?.ToString() == "builtin_function")
        && Messages(request).LastOrDefault()?["role"]?.ToString() != "tool";

    private Reply Cached(RecordedRequest request, Reply reply) =>
        dialect == Dialect.Kimi && request.Headers.ContainsKey("X-Msh-Context-Cache")
            ? reply.WithHeader("Msh-Context-Cache-Token-Saved", $"ctx-{request.Number}")
            : reply;

    private IEnumerable<string> Cut(string text)
    {
        // A long scripted stream of a short question: the text is repeated until there is a character for each frame.
        var repeated = string.Concat(Enumerable.Repeat(text + " ", 1 + (Chunks / (text.Length + 1))));
        var whole = text.Length >= Chunks ? text : repeated;
        var size = Math.Max(1, whole.Length / Math.Max(1, Chunks));
        for (var i = 0; i < Chunks; i++)
        {
            yield return i == Chunks - 1 ? whole[(i * size)..] : whole.Substring(i * size, size);
        }
    }

    private static string Question(RecordedRequest request) =>
        Messages(request).LastOrDefault(message => message?["role"]?.ToString() == "user")?["content"] switch
        {
            JsonValue value => value.ToString(),
            JsonArray parts => string.Concat(parts.Select(part => part?["text"]?.ToString())),
            _ => "",
        };

    private static JsonArray Messages(RecordedRequest request) => request.Json?["messages"] as JsonArray ?? [];

    private static JsonArray Tools(RecordedRequest request) => request.Json?["tools"] as JsonArray ?? [];
}
