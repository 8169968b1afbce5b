using System.Diagnostics;

namespace Mcp.Tests.Support;

/// <summary>The built shim as a child process, and its client at the other end of stdin and stdout.</summary>
internal sealed class ShimProcess : LineClient
{
    private readonly Process _process;
    private readonly Task _errors;
    private readonly System.Text.StringBuilder _stderr = new();
    private Task _reading = Task.CompletedTask;
    private bool _disposed;

    public ShimProcess(ProcessStartInfo start, bool reading)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        _process = Process.Start(start)!;
        _errors = ReadErrorsAsync();
        if (reading)
        {
            Read();
        }
    }

    public int Pid => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Stderr
    {
        get
        {
            lock (_stderr)
            {
                return _stderr.ToString();
            }
        }
    }

    protected override Stream Outward => _process.StandardInput.BaseStream;

    /// <summary>Begins to take in what the shim writes, where it was started with a client that does not.</summary>
    public void Read() => _reading = ReadAsync(_process.StandardOutput.BaseStream);

    /// <summary>Closes stdin, as a client does that is done.</summary>
    public override void Close() => _process.StandardInput.Close();

    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Kills it and everything that it started and that is still its descendant.</summary>
    public void KillTree() => _process.Kill(entireProcessTree: true);

    public override async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.StandardOutput.Close();
        await _reading;
        await _errors;
        _process.Dispose();
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_stderr)
            {
                _stderr.AppendLine(line);
            }
        }
    }
}
