using Mcp.Daemon.Calls;
using Mcp.Daemon.Tools;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Mcp.Daemon.Sessions;

/// <summary>What the SDK serves a session by: who we are, what this session is told of its tools, and who answers.</summary>
internal sealed class SessionProtocol(DaemonIdentity identity, McpCalls calls, RequestFaults faults, ToolList tools)
{
    public McpServerOptions Of(CallerContext caller)
    {
        var offered = tools.Offered(caller.Offer).ToList();
        return new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "mcp-expert", Title = "Expert server", Version = identity.Version },
            ServerInstructions = Instructions.Of(
                offered.Select(tool => tool.Definition.Name).ToHashSet(), [.. offered.OfType<WorkflowTool>().Select(tool => tool.Definition.Name)]),
            ScopeRequests = false, // state is per call, handed in explicitly; there is nothing scoped to make or dispose
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers { ListToolsHandler = calls.ListAsync, CallToolHandler = calls.CallAsync },
            Filters = new McpServerFilters { Message = { IncomingFilters = { faults.Filter } } },
        };
    }
}
