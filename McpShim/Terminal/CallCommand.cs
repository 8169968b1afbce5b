using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.Contract;

namespace Mcp.Shim.Terminal;

/// <summary><c>mcp-shim call TOOL</c>: one call of one tool, from arguments to answer.</summary>
internal sealed class CallCommand(Output output)
{
    public required string Tool { get; init; }

    /// <summary>The words that are arguments of the tool.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The arguments as one JSON object, or <c>-</c> for stdin.</summary>
    public string? Json { get; init; }

    public bool Raw { get; init; }

    public string? Workspace { get; init; }

    public ShimEnd Run(Interrupt interrupt)
    {
        var json = ReadJson();
        using var client = new DaemonDoor($"call {Tool}", Workspace, interrupt).Open();
        var tools = ToolCatalogue.Of(client);
        if (tools.Find(Tool) is not { } tool)
        {
            return Unknown(client);
        }

        var arguments = ArgumentBinding.Bind(tool, Words, json);
        Bookkeeping.Fill(tool, arguments);
        var result = Ask(client, tools, arguments);
        if (Raw)
        {
            output.Json(result.Raw);
        }
        else
        {
            output.Answer(result.Text);
        }

        return result.IsFailure ? ShimEnd.Failed : ShimEnd.ClientClosed;
    }

    // Which name was meant is for the daemon to say: it knows what is switched off, and why.
    private ShimEnd Unknown(DaemonClient client)
    {
        try
        {
            Call(client, Tool, [], null);
            return ShimEnd.Failed;
        }
        catch (CallFailedException e)
        {
            throw new UsageException($"{e.Message} `mcp-shim tools` lists them.", e);
        }
    }

    private ToolResult Ask(DaemonClient client, ToolCatalogue tools, JsonObject arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var line = ProgressLine.For(output);
        Action<string>? progress = line.IsEnabled
            ? text => line.Show($"{Tool}, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s: {text}")
            : null;
        progress?.Invoke("asked");

        var result = Call(client, Tool, arguments, progress);
        // A call that outlasts an editor's patience is handed back; a terminal has no such limit and waits on.
        while (result.StillRunning is { } call && tools.Find("collect") is { Arguments: [var id, ..] } collect)
        {
            result = Call(client, collect.Name, new JsonObject { [id.Name] = call }, progress);
        }

        return result;
    }

    private static ToolResult Call(DaemonClient client, string tool, JsonObject arguments, Action<string>? progress) => new(client.Request(
        KnownMethod.CallTool,
        new JsonObject { ["name"] = tool, ["arguments"] = arguments },
        client.CallWithin,
        progress));

    private JsonObject? ReadJson()
    {
        if (Json is null)
        {
            return null;
        }

        var source = Json is "-" ? "stdin" : "--json";
        var text = Json;
        if (Json is "-")
        {
            using var stdin = new StreamReader(Console.OpenStandardInput());
            text = stdin.ReadToEnd();
        }

        try
        {
            return JsonNode.Parse(text) as JsonObject
                ?? throw new UsageException($"Reading {source}: the arguments must be one JSON object, such as {{\"prompt\": \"…\"}}.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new UsageException(
                $"Reading {source}: it is not valid JSON ({e.Message}) Write one object, such as '{{\"prompt\": \"…\"}}', in single quotes.", e);
        }
    }
}
