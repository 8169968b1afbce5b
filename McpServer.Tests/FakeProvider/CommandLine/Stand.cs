using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;

namespace Mcp.FakeProvider.CommandLine;

/// <summary>The fake provider as a program: starts, says where it is and how to point the product at it, logs until it is stopped.</summary>
internal sealed class Stand(Invocation invocation, TextWriter output, TextWriter? log)
{
    private readonly Lock _gate = new();
    private int _chats;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(invocation.Server with { Ended = Print }, cancellationToken);
        var echo = new Echo(invocation.Server.Dialect)
        {
            Chunks = invocation.Chunks,
            Thinking = invocation.Think,
            Pause = invocation.ChunkDelay,
        };
        server.Script.Otherwise = request => IsSpoilt() ? echo.Reply(request).Spoil(invocation.Fault, invocation.Server.Dialect) : echo.Reply(request);
        Introduce(server);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Somebody pressed Ctrl+C.
        }

        return 0;
    }

    private bool IsSpoilt() => invocation.Fault != Fault.None && Interlocked.Increment(ref _chats) % invocation.FaultEvery == 0;

    // The two variables, ready to paste into a shell.
    private void Introduce(FakeServer server)
    {
        var (url, key) = invocation.Server.Dialect switch
        {
            Dialect.Kimi => ("KIMI_API_URL", "KIMI_API_KEY"),
            Dialect.Glm => ("GLM_API_URL", "GLM_API_KEY"),
            _ => ("CUSTOM_API_URL", "CUSTOM_API_KEY"),
        };
        lock (_gate)
        {
            output.WriteLine($"# fake provider at {server.Url}, dialect {invocation.Server.Dialect.ToString().ToLowerInvariant()}; Ctrl+C ends it");
            output.WriteLine($"# export {url}={server.Url}");
            output.WriteLine($"# export {key}={invocation.Server.Key ?? "any-key"}");
            output.Flush();
        }
    }

    private void Print(RecordedRequest request)
    {
        var line = RequestLine.Of(request);
        lock (_gate)
        {
            output.WriteLine(line);
            output.Flush();
            log?.WriteLine(line);
            log?.Flush();
        }
    }
}
