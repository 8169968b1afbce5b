using Mcp.Contract;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Mcp.Daemon.Calls;

/// <summary>The MCP face of the tools: lists them, and turns a <c>tools/call</c> into a call and its answer.</summary>
internal sealed class McpCalls(ToolList tools, CallRunner runner, ExpertCalls experts)
{
    // The list changes only with configuration, and a session's is fixed at Hello; five minutes spares clients of the
    // 2026-07-28 revision a list before every call.
    private static readonly TimeSpan ListLifetime = TimeSpan.FromMinutes(5);

    public ValueTask<ListToolsResult> ListAsync(RequestContext<ListToolsRequestParams> request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var list = new ListToolsResult
        {
            Tools = [.. tools.Offered(CallOf(request).Caller.Offer).Select(tool => PublishedTool.Of(tool.Definition))],
        };
        if (request.JsonRpcRequest.Context?.ProtocolVersion is not null)
        {
            list.TimeToLive = ListLifetime;
            list.CacheScope = CacheScope.Private;
        }

        return ValueTask.FromResult(list);
    }

    public async ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var call = CallOf(request) with
        {
            Ask = Asker(request),
            Client = request.Server.ClientInfo?.Name,
            HasProgress = request.Params.ProgressToken is not null,
        };
        var offer = call.Caller.Offer;
        var tool = tools.Find(request.Params.Name, offer) ?? throw UnknownTool(request.Params.Name, offer);
        var arguments = request.Params.Arguments is { Count: > 0 } given
            ? new ToolArguments(given.AsReadOnly())
            : ToolArguments.None;

        // Written before anything begins: a daemon that is lost from here on is one whose shim knows it.
        if (!tool.Definition.ReadOnly || !call.Caller.Settings.Calls.RerunLost)
        {
            await call.SayOnce(cancellationToken);
        }

        var sendBeat = BeatSender(request, cancellationToken);
        var answer = tool.Definition.AsksExpert
            ? await experts.CallAsync(tool, call, arguments, sendBeat, cancellationToken)
            : await runner.RunAsync(tool, call, arguments, sendBeat, cancellationToken);
        return AnswerResult.Of(answer);
    }

    private static IncomingCall CallOf<T>(RequestContext<T> request) =>
        (IncomingCall)request.Items[IncomingCall.Key]!;

    private static AskClient Asker(RequestContext<CallToolRequestParams> request) =>
        async (method, parameters, cancellationToken) =>
        {
            var question = new JsonRpcRequest { Method = method, Params = parameters };
            return (await request.Server.SendRequestAsync(question, cancellationToken)).Result;
        };

    private static Func<Beat, Task>? BeatSender(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        if (request.Params.ProgressToken is not { } token)
        {
            return null;
        }

        return beat => request.Server.NotifyProgressAsync(
            token,
            new ProgressNotificationValue { Progress = (float)beat.Progress, Total = (float?)beat.Total, Message = beat.Message },
            cancellationToken: cancellationToken);
    }

    private McpProtocolException UnknownTool(string name, ToolOffer offer)
    {
        var error = new McpProtocolException(tools.Unknown(name, offer), McpErrorCode.InvalidParams);
        error.Data["code"] = ErrorCode.UnknownTool;
        return error;
    }
}
