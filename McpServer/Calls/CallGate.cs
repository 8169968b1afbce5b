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

    public void Leave() => _places.Release();
}
