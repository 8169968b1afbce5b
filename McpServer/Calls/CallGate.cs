using Mcp.Contract;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Calls;

/// <summary>
/// Bounds how many tools of one session run at once; the others wait in line. Ping, lists and cancellations do not
/// pass here, so they never queue behind calls.
/// </summary>
internal sealed class CallGate(int width)
{
    /// <summary>
    /// 32: enough for an agent that fans out, and a session alone cannot take all threads of the pool from the
    /// others even if each of its tools blocks one.
    /// </summary>
    public const int DefaultWidth = 32;

    private readonly SemaphoreSlim _places = new(width, width);

    public Task EnterAsync(CancellationToken cancellationToken) => _places.WaitAsync(cancellationToken);

    /// <summary>Waits for a place at most the limit. The rungs measure work; what never began is not abandoned but told to come back.</summary>
    /// <exception cref="ToolFailureException">No place became free.</exception>
    public async Task EnterAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            await EnterAsync(linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ToolFailureException(
                ErrorCode.OverCapacity,
                $"Waiting for a place: {width} tools of this session run, and none ended within {limit.TotalSeconds:0.###} s. Nothing was run; call again when they have answered.",
                retryable: true, retryAfter: limit / 10);
        }
    }

    public void Leave() => _places.Release();
}
