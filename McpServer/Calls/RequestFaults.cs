using System.Text.Json;
using Mcp.Contract;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Mcp.Daemon.Calls;

/// <summary>
/// What the SDK answers with "An error occurred." is given its reason here: params that do not fit their method are
/// the client's to mend, anything else is a bug of ours and goes to the log with its stack.
/// </summary>
internal sealed partial class RequestFaults(ILogger<RequestFaults> logger)
{
    public McpMessageHandler Filter(McpMessageHandler next) => async (context, cancellationToken) =>
    {
        try
        {
            await next(context, cancellationToken);
        }
        catch (JsonException e) when (context.JsonRpcMessage is JsonRpcRequest request)
        {
            throw BadParams(request.Method, e);
        }
        catch (Exception e) when (e is not (McpException or OperationCanceledException))
        {
            LogBug((context.JsonRpcMessage as JsonRpcRequest)?.Method, (context.Items.TryGetValue(IncomingCall.Key, out var call) ? call as IncomingCall : null)?.Id, e);
            throw;
        }
    };

    private static McpProtocolException BadParams(string method, JsonException cause)
    {
        var where = string.IsNullOrEmpty(cause.Path) || cause.Path is "$" ? "" : $" at {cause.Path}";
        var expected = method is KnownMethod.CallTool
            ? """Expected {"name": string, "arguments": object}."""
            : "See the MCP specification for what this method takes.";
        var fault = new McpProtocolException($"Reading {method}: its params do not fit{where}. {expected}", McpErrorCode.InvalidParams);
        fault.Data["code"] = ErrorCode.InvalidArgument;
        return fault;
    }

    [LoggerMessage(EventId = 8, EventName = "request_error", Level = LogLevel.Error, Message = "Serving {method} ({callId}) failed.")]
    private partial void LogBug(string? method, string? callId, Exception exception);
}
