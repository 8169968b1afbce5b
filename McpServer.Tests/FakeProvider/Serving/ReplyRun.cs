using System.Net.Sockets;
using System.Text;
using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Mcp.FakeProvider.Serving;

/// <summary>One reply on its way to one client, step by step.</summary>
internal sealed class ReplyRun(HttpContext context, RecordedRequest request, Reply reply, TimeProvider time)
{
    /// <summary>Runs the script to its end. A client that closes, and a server that stops, end it earlier.</summary>
    /// <returns>How it ended, for the log.</returns>
    public async Task<RequestState> RunAsync(CancellationToken stopping)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            foreach (var step in reply.Steps)
            {
                await DoAsync(step, linked.Token);
            }

            return await EndAsync(linked.Token);
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            return Gone(stopping);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return Gone(stopping);
        }
    }

    private async Task DoAsync(ReplyStep step, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case ReplyStep.Wait wait:
                await wait.Gate.WaitAsync(cancellationToken);
                break;

            case ReplyStep.Pause pause:
                await Task.Delay(pause.Length, time, cancellationToken);
                break;

            case ReplyStep.Headers:
                await StartAsync(cancellationToken);
                await context.Response.Body.FlushAsync(cancellationToken);
                break;

            case ReplyStep.Send send:
                await SendAsync(send, cancellationToken);
                break;

            case ReplyStep.Raw raw:
                request.Status = 200;
                await Wire.SendAsync(Encoding.UTF8.GetBytes(raw.Text), cancellationToken);
                request.Sent++;
                break;
        }
    }

    private async Task SendAsync(ReplyStep.Send send, CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        var bytes = Encoding.UTF8.GetBytes(send.Text(request));
        for (var i = 0; i < send.Times; i++)
        {
            await context.Response.Body.WriteAsync(bytes, cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            request.Sent++;
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = request.Status = reply.Status;
        context.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.StartAsync(cancellationToken);
    }

    private async Task<RequestState> EndAsync(CancellationToken cancellationToken)
    {
        switch (reply.End)
        {
            case ReplyEnd.Stall:
                await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
                return RequestState.Answered;

            case ReplyEnd.Reset:
                context.Abort();
                return RequestState.Cut;

            case ReplyEnd.Close:
                await CloseAsync(cancellationToken);
                return RequestState.Cut;

            default:
                await StartAsync(cancellationToken);
                await context.Response.CompleteAsync();
                return RequestState.Answered;
        }
    }

    // A reset right behind the FIN could overtake it in the client's eyes, so the client closes first.
    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        Wire.Close();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private RequestState Gone(CancellationToken stopping)
    {
        var state = stopping.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested
            ? RequestState.Stopped
            : RequestState.Aborted;
        context.Abort();
        return state;
    }

    private Wire Wire => context.Features.GetRequiredFeature<Wire>();
}
