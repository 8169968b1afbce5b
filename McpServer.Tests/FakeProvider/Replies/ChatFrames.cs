using System.Text.Json.Nodes;
using Mcp.FakeProvider.Requests;

namespace Mcp.FakeProvider.Replies;

/// <summary>The frames of a streamed chat completion, one method each, in the order they are called.</summary>
internal static class ChatFrames
{
    /// <summary>A whole answer: role, the text, finish reason, usage when given, the end mark.</summary>
    public static Reply Says(this Reply reply, string text, TokenCount? usage = null, UsagePlace place = UsagePlace.OwnFrame) =>
        reply.Role().Text(text).Finish("stop", usage, place).Done();

    public static Reply Role(this Reply reply) => reply.Delta(new JsonObject { ["role"] = "assistant", ["content"] = "" });

    /// <param name="times">How often the frame is sent: huge answers need no huge reply.</param>
    public static Reply Text(this Reply reply, string text, int times = 1) =>
        reply.Delta(new JsonObject { ["content"] = text }, times);

    /// <summary>Thinking that precedes the answer.</summary>
    public static Reply Reasoning(this Reply reply, string text, int times = 1) =>
        reply.Delta(new JsonObject { ["reasoning_content"] = text }, times);

    /// <summary>A tool call; more than one piece streams the arguments over as many frames.</summary>
    /// <param name="type"><c>function</c>, Kimi's <c>builtin_function</c>, or anything that nobody knows.</param>
    public static Reply ToolCall(
        this Reply reply, string id, string name, string arguments, string type = "function", int index = 0, int pieces = 1)
    {
        var size = Math.Max(1, (arguments.Length + pieces - 1) / pieces);
        var chunks = arguments.Length == 0 ? [""] : arguments.Chunk(size).Select(chunk => new string(chunk)).ToList();
        for (var i = 0; i < chunks.Count; i++)
        {
            var call = i == 0
                ? new JsonObject
                {
                    ["index"] = index,
                    ["id"] = id,
                    ["type"] = type,
                    ["function"] = new JsonObject { ["name"] = name, ["arguments"] = chunks[i] },
                }
                : new JsonObject { ["index"] = index, ["function"] = new JsonObject { ["arguments"] = chunks[i] } };
            reply = reply.Delta(new JsonObject { ["tool_calls"] = new JsonArray(call) });
        }

        return reply;
    }

    /// <summary>What GLM found on the web, at the top of a frame.</summary>
    public static Reply WebSearchResults(this Reply reply, params string[] titles) =>
        reply.Frame(request => ChatJson.Chunk(request, []).With("web_search", ChatJson.SearchResults(titles)));

    /// <summary>The last frame of the answer.</summary>
    /// <param name="reason">Any word, or null: a frame without one.</param>
    public static Reply Finish(
        this Reply reply, string? reason = "stop", TokenCount? usage = null, UsagePlace place = UsagePlace.OwnFrame)
    {
        reply = reply.Frame(request =>
        {
            var choice = ChatJson.Choice([], reason);
            var chunk = ChatJson.Chunk(request, choice);
            (place switch
            {
                UsagePlace.LastFrame => chunk,
                UsagePlace.LastChoice => choice,
                _ => null,
            })?.With("usage", ChatJson.Usage(usage));
            return chunk;
        });
        return usage is not null && place == UsagePlace.OwnFrame ? reply.Usage(usage) : reply;
    }

    /// <summary>Usage in a frame of its own.</summary>
    public static Reply Usage(this Reply reply, TokenCount usage) =>
        reply.Frame(request => ChatJson.Chunk(request).With("usage", ChatJson.Usage(usage)));

    public static Reply Done(this Reply reply) => reply.Body("data: [DONE]\n\n");

    /// <summary>A comment that keeps the connection awake, as OpenRouter sends them.</summary>
    public static Reply KeepAlive(this Reply reply) => reply.Body(": OPENROUTER PROCESSING\n\n");

    /// <summary>A frame that is no JSON.</summary>
    public static Reply Garbage(this Reply reply) => reply.Body("data: {\"choices\":[{\"delta\":{\"content\":\"half a fr\n\n");

    /// <summary>An error inside a stream that began well, in the words of <paramref name="body"/>.</summary>
    public static Reply ErrorFrame(this Reply reply, string body) => reply.Body($"data: {body}\n\n");

    private static Reply Delta(this Reply reply, JsonObject delta, int times = 1) =>
        reply.Frame(request => ChatJson.Chunk(request, ChatJson.Choice((JsonObject)delta.DeepClone(), null)), times);

    private static Reply Frame(this Reply reply, Func<RecordedRequest, JsonObject> frame, int times = 1) =>
        reply.Add(new ReplyStep.Send(request => $"data: {frame(request).ToJsonString()}\n\n", times));
}
