using System.Runtime.Versioning;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>What a daemon has of the shim that started it, and what it offers to the rest of the machine.</summary>
[SupportedOSPlatform("linux")]
public class IsolationTests : EndToEndFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_has_no_session_variable_of_the_shim_that_started_it(CancellationToken cancellationToken)
    {
        await Home.InitializedShimAsync(
            cancellationToken, ("KIMI_API_KEY", "sk-1"), ("GLM_API_URL", "http://localhost:1"), ("MCP_EXPERT_KEY_OWN", "sk-2"), ("DAEMON_IDLE_EXIT_SECS", "60"));

        var names = ProcessTable.EnvironmentOf(Home.DaemonPid).Keys;

        Assert.That(
            names.Intersect(["KIMI_API_KEY", "GLM_API_URL", "MCP_EXPERT_KEY_OWN", "DAEMON_IDLE_EXIT_SECS"]),
            Is.EqualTo(new[] { "DAEMON_IDLE_EXIT_SECS" }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task No_key_is_in_any_file_of_the_state_directory(CancellationToken cancellationToken)
    {
        var shim = await Home.With("LOG_LEVEL", "trace").InitializedShimAsync(cancellationToken, ("KIMI_API_KEY", "sk-never-write-me"));
        await shim.CallAsync("status", "{}", cancellationToken);
        shim.Close();
        await shim.ExitAsync(cancellationToken);
        var daemon = Home.DaemonPid;
        Signal.Terminate(daemon);
        await Eventually.EndsAsync(daemon, cancellationToken);

        Assert.That(
            Directory.EnumerateFiles(Home.StatePath, "*", SearchOption.AllDirectories).Select(File.ReadAllText),
            Has.None.Contains("sk-never-write-me"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_listens_on_no_tcp_port(CancellationToken cancellationToken)
    {
        await Home.InitializedShimAsync(cancellationToken);

        Assert.That(ProcessTable.SocketsOf(Home.DaemonPid).Intersect(ProcessTable.ListeningTcp()), Is.Empty);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task State_directory_and_files_are_for_their_user_alone(CancellationToken cancellationToken)
    {
        await Home.InitializedShimAsync(cancellationToken);

        var others = Directory.EnumerateFileSystemEntries(Home.StatePath, "*", SearchOption.AllDirectories).Prepend(Home.StatePath)
            .Where(path => ((int)File.GetUnixFileMode(path) & 0b000_111_111) != 0);

        Assert.That(others, Is.Empty);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Two_homes_never_share_a_daemon(CancellationToken cancellationToken)
    {
        await using var other = new TestHome();
        await Home.InitializedShimAsync(cancellationToken);
        await other.InitializedShimAsync(cancellationToken);

        Assert.That(Home.DaemonPid, Is.Not.EqualTo(other.DaemonPid));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_holds_no_file_of_the_shim_open(CancellationToken cancellationToken)
    {
        await Home.InitializedShimAsync(cancellationToken);

        var streams = new[] { 0, 1, 2 }.Select(number => new FileInfo($"/proc/{Home.DaemonPid}/fd/{number}").LinkTarget);

        Assert.That(streams, Has.All.EqualTo("/dev/null"));
    }
}
