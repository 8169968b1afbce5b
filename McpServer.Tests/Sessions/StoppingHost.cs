using Microsoft.Extensions.Hosting;

namespace Mcp.Tests.Sessions;

/// <summary>The host's lifetime as far as it is asked to stop.</summary>
internal sealed class StoppingHost(Action? whenStopped = null) : IHostApplicationLifetime
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationToken ApplicationStarted => CancellationToken.None;

    public CancellationToken ApplicationStopping => _stopping.Token;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public Task Asked => _asked.Task;

    public void StopApplication()
    {
        whenStopped?.Invoke();
        _stopping.Cancel();
        _asked.TrySetResult();
    }
}
