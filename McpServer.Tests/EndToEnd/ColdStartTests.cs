using System.Net.Sockets;
using System.Runtime.Versioning;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

[SupportedOSPlatform("linux")]
public class ColdStartTests : EndToEndFixture
{
    [Test]
    [CancelAfter(2 * Bound)]
    public async Task Twenty_shims_at_once_start_one_daemon(CancellationToken cancellationToken)
    {
        ShimProcess[] shims = [.. Enumerable.Range(0, 20).Select(_ => Home.StartShim())];

        var answers = await Task.WhenAll(shims.Select(shim => shim.InitializeAsync(cancellationToken)));

        Assert.That((answers.Count(answer => answer.Error is null), Home.Daemons.Count), Is.EqualTo((20, 1)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_started_beside_another_ends_at_once(CancellationToken cancellationToken)
    {
        var first = await Home.StartDaemonAsync(cancellationToken);

        Assert.That(
            async () => await Home.StartDaemonAsync(cancellationToken),
            Throws.InvalidOperationException.With.Message.Contains("Another daemon holds"));

        Assert.That(ProcessTable.IsAlive(first.Pid));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Stale_socket_and_lock_file_do_not_hinder_a_start(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Home.StatePath);
        await File.WriteAllTextAsync(Home.Endpoint.LockPath, $"{Environment.ProcessId}", cancellationToken);
        using (var stale = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            stale.Bind(new UnixDomainSocketEndPoint(Home.Endpoint.PipeName));
            // Its file goes on existing when its process is killed.
            File.Move(Home.Endpoint.PipeName, Home.Endpoint.PipeName + ".kept");
        }

        File.Move(Home.Endpoint.PipeName + ".kept", Home.Endpoint.PipeName);

        var shim = await Home.InitializedShimAsync(cancellationToken);

        Assert.That((await shim.EchoAsync("here", cancellationToken)).Text, Is.EqualTo("here"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Killed_daemon_does_not_hinder_the_next_start(CancellationToken cancellationToken)
    {
        var daemon = await Home.StartDaemonAsync(cancellationToken);
        Signal.Kill(daemon.Pid);
        await daemon.ExitAsync(cancellationToken);

        var shim = await Home.InitializedShimAsync(cancellationToken);

        Assert.That((await shim.EchoAsync("here", cancellationToken)).Text, Is.EqualTo("here"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Home_whose_path_is_too_long_for_a_socket_works(CancellationToken cancellationToken)
    {
        Home.StatePath = Path.Combine(Home.StatePath, new string('l', 80), new string('o', 80));

        var shim = await Home.InitializedShimAsync(cancellationToken);
        var answer = await shim.EchoAsync("here", cancellationToken);

        Assert.That((answer.Text, Path.GetDirectoryName(Home.Endpoint.PipeName)), Is.EqualTo(("here", $"/tmp/mcp-expert-{Mcp.Contract.Posix.EffectiveUser()}")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Editor_that_passes_on_hardly_any_environment_gets_a_daemon(CancellationToken cancellationToken)
    {
        // What the TypeScript and Python clients pass on, with the runtime in one of its usual places.
        Directory.CreateSymbolicLink(Path.Combine(Home.UserHome, ".dotnet"), Build.DotnetRoot);
        var start = Home.Start(Path.Combine(Build.DotnetRoot, "dotnet"));
        start.ArgumentList.Add(Path.ChangeExtension(Build.Shim, ".dll"));
        start.Environment.Remove("DOTNET_ROOT");
        start.Environment["PATH"] = "/nowhere";

        var answer = await Home.StartShim(start).InitializeAsync(cancellationToken);

        Assert.That(answer.Error, Is.Null, answer.Line);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Session_101_is_refused_by_default(CancellationToken cancellationToken)
    {
        await Home.StartDaemonAsync(cancellationToken);
        for (var i = 0; i < 100; i++)
        {
            await Home.ConnectAsync(cancellationToken);
        }

        var answer = await Home.StartShim().InitializeAsync(cancellationToken);

        Assert.That(answer.Code, Is.EqualTo("session_limit"));
    }
}
