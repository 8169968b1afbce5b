using System.Text.Json.Nodes;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;

namespace Mcp.TestHost;

/// <summary>Asks the client something of MCP's own and answers with what it said.</summary>
internal sealed class AskTool(string name, string method, string parameters) : ITool
{
    public static IReadOnlyList<ITool> All { get; } =
    [
        new AskTool("trigger-sampling-request", "sampling/createMessage",
            """{"messages":[{"role":"user","content":{"type":"text","text":"hi"}}],"maxTokens":10}"""),
        new AskTool("trigger-elicitation-request", "elicitation/create",
            """{"message":"Your name?","requestedSchema":{"type":"object","properties":{"name":{"type":"string"}}}}"""),
        new AskTool("get-roots-list", "roots/list", "{}"),
    ];

    public ToolDefinition Definition { get; } = Fixture.Define(
        name, $"Sends {method}.",
        new Property("prompt", PropertyType.Text, "Ignored."), new Property("maxTokens", PropertyType.Integer, "Ignored."));

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var said = await call.Ask!(method, JsonNode.Parse(parameters), cancellationToken);
        return Fixture.Done(this, said?.ToJsonString() ?? "nothing");
    }
}
