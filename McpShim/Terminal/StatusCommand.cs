using System.Text.Json.Nodes;
using Mcp.Contract;
using Mcp.Shim.Connecting;

namespace Mcp.Shim.Terminal;

/// <summary>
/// <c>mcp-shim status</c>: whether a daemon runs, and how it is. Never starts one. As with other status commands,
/// 0 means that it runs and 3 that it does not, or does not react.
/// </summary>
internal sealed class StatusCommand(Output output)
{
    public bool Json { get; init; }

    public string? Workspace { get; init; }

    public ShimEnd Run(Interrupt interrupt)
    {
        var door = new DaemonDoor("status", Workspace, interrupt);
        try
        {
            using var client = door.OpenRunning();
            return client is null ? Absent(door.Endpoint!) : Running(client, door.Endpoint!);
        }
        catch (ConnectFailedException e) when (e.Error.Code is ErrorCode.DaemonSilent)
        {
            return Silent(door.Endpoint!, e.Error.DaemonPid ?? LockOwner.Of(door.Endpoint!.LockPath), e.Message);
        }
    }

    private ShimEnd Running(DaemonClient client, Endpoint endpoint)
    {
        var parameters = new JsonObject { ["name"] = "status", ["arguments"] = new JsonObject() };
        var result = new ToolResult(client.Request(KnownMethod.CallTool, parameters));
        if (Json)
        {
            var report = Places("running", client.Welcome.Pid, endpoint);
            report["log"] = client.Welcome.LogPath;
            report["status"] = result.Structured is { } status ? JsonNode.Parse(status.GetRawText()) : null;
            output.Json(JsonText.Text(report));
        }
        else
        {
            output.Answer($"{result.Text}\n{PlacesText(endpoint)}");
        }

        return result.IsError ? ShimEnd.Failed : ShimEnd.ClientClosed;
    }

    private ShimEnd Absent(Endpoint endpoint)
    {
        if (LockOwner.IsHeld(endpoint.LockPath))
        {
            return Silent(endpoint, LockOwner.Of(endpoint.LockPath), "Its lock is held but nobody listens: it is starting or ending.");
        }

        Say("none", null, endpoint, "No daemon is running. The next call starts one.");
        return ShimEnd.NoDaemon;
    }

    private ShimEnd Silent(Endpoint endpoint, int? pid, string why)
    {
        Say("silent", pid, endpoint, $"A daemon is there (pid {pid?.ToString() ?? "unknown"}) but does not react. {why}");
        return ShimEnd.NoDaemon;
    }

    private void Say(string state, int? pid, Endpoint endpoint, string text)
    {
        if (Json)
        {
            output.Json(JsonText.Text(Places(state, pid, endpoint)));
        }
        else
        {
            output.Answer($"{text}\n{PlacesText(endpoint)}");
        }
    }

    private static JsonObject Places(string state, int? pid, Endpoint endpoint) => new()
    {
        ["state"] = state,
        ["pid"] = pid,
        ["build"] = endpoint.Build,
        ["pipe"] = endpoint.PipeName,
        ["lock"] = endpoint.LockPath,
        ["logs"] = StateDirectory.Locate().Logs,
    };

    private static string PlacesText(Endpoint endpoint) =>
        $"Pipe: {endpoint.PipeName}\nLock: {endpoint.LockPath}\nLogs: {StateDirectory.Locate().Logs}";
}
