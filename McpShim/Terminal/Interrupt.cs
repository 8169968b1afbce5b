using System.Runtime.InteropServices;

namespace Mcp.Shim.Terminal;

/// <summary>Ctrl-C, or a polite kill, turned into a token: the command under way tells the daemon before it ends.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _cancelled = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interrupt()
    {
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(
            signal => PosixSignalRegistration.Create(signal, Take))];
    }

    public CancellationToken Token => _cancelled.Token;

    /// <summary>Set when the command should end: what a connector waits on.</summary>
    public ManualResetEventSlim Ending { get; } = new(false);

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _cancelled.Dispose();
        Ending.Dispose();
    }

    // A second signal finds nothing left to cancel and ends the process as usual.
    private void Take(PosixSignalContext context)
    {
        if (!Ending.IsSet)
        {
            context.Cancel = true;
            Ending.Set();
            _cancelled.Cancel();
        }
    }
}
