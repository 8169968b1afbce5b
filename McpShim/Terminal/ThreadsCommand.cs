using System.Text.Json.Nodes;
using Mcp.Contract;

namespace Mcp.Shim.Terminal;

/// <summary><c>mcp-shim threads</c>: the threads of a workspace listed, shown, exported and deleted.</summary>
internal sealed class ThreadsCommand(Output output)
{
    /// <summary>list, show, export or delete.</summary>
    public required string Action { get; init; }

    public string? Id { get; init; }

    public string? Workspace { get; init; }

    public ShimEnd Run(Interrupt interrupt)
    {
        if (Action is not "list" && Id is null)
        {
            throw new UsageException($"mcp-shim threads {Action} needs the id of a thread; `mcp-shim threads` lists them.");
        }

        using var client = new DaemonDoor($"threads {Action}", Workspace, interrupt).Open();
        var arguments = new JsonObject { ["action"] = Action };
        if (Id is not null)
        {
            arguments["continuation_id"] = Id;
        }

        var result = new ToolResult(client.Request(
            KnownMethod.CallTool, new JsonObject { ["name"] = "threads", ["arguments"] = arguments }, client.CallWithin, null));
        // What is exported goes into a file as it is: no heading, and whole however long it is.
        output.Answer(!result.IsError && result.AnswerText is { } text ? text : result.Text);
        return result.IsError ? ShimEnd.Failed : ShimEnd.ClientClosed;
    }
}
