namespace Mcp.Daemon.Calls;

/// <summary>Cancelled when the daemon's time to finish what runs is over: the token that ends the last calls.</summary>
internal sealed class DaemonStopping : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    public Task CancelAsync() => _source.CancelAsync();

    public void Dispose() => _source.Dispose();
}
