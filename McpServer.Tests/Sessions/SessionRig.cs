using System.IO.Pipes;
using Mcp.Daemon.Sessions;
using Mcp.Tests.Calls;
using Mcp.Tests.Logging;
using Mcp.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Mcp.Tests.Sessions;

/// <summary>Sessions with a clock in hand, and a real pipe to run one on.</summary>
internal sealed class SessionRig : IDisposable
{
    private readonly TempFolder _folder = new();
    private int _made;

    public FakeTimeProvider Time { get; } = new();

    public RecordedLog<Session> Log { get; } = new();

    public int StopRequests { get; private set; }

    public Session Session(string? id = null, string? command = null) => new(
        new SessionIdentity(id ?? $"{++_made:x12}", 1, 42, command), CallRig.CallerOf(id ?? "session"), Time, () => StopRequests++, Log);

    /// <summary>Two ends of one pipe: the daemon's and the shim's.</summary>
    public async Task<(Stream Daemon, Stream Shim)> PipeAsync(CancellationToken cancellationToken)
    {
        var name = OperatingSystem.IsWindows() ? Guid.NewGuid().ToString("n") : _folder["pipe"];
        var daemon = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        var shim = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        await Task.WhenAll(daemon.WaitForConnectionAsync(cancellationToken), shim.ConnectAsync(cancellationToken));
        return (daemon, shim);
    }

    public void Dispose() => _folder.Dispose();
}
