using System.Diagnostics;

namespace Mcp.Tests.Support;

/// <summary>A daemon that a test started by hand, as an operator would, and not through a shim.</summary>
internal sealed class DaemonProcess : IAsyncDisposable
{
    private readonly Process _process;

    private DaemonProcess(Process process) => _process = process;

    public int Pid => _process.Id;

    public static async Task<DaemonProcess> StartAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        var process = Process.Start(start)!;
        var said = await process.StandardError.ReadLineAsync(cancellationToken);
        return said?.Contains("is listening", StringComparison.Ordinal) is true
            ? new DaemonProcess(process)
            : throw new InvalidOperationException($"The daemon did not start: {said}");
    }

    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
