using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>Whatever keeps a daemon from starting, the client reads it in its first answer.</summary>
public class StartFaultTests : EndToEndFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task State_directory_that_cannot_be_made_is_named(CancellationToken cancellationToken)
    {
        var file = Home.File("file");
        await File.WriteAllTextAsync(file, "", cancellationToken);

        var answer = await Home.StartShim(("MCP_EXPERT_HOME", Path.Combine(file, "state"))).InitializeAsync(cancellationToken);

        Assert.That((answer.Code, answer.ErrorMessage.Contains(file, StringComparison.Ordinal)), Is.EqualTo(("daemon_refused", true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task State_directory_that_cannot_be_written_is_named(CancellationToken cancellationToken)
    {
        // Nothing can be made in /proc, not even by root, whom modes do not stop.
        var answer = await Home.StartShim(("MCP_EXPERT_HOME", "/proc/self/state")).InitializeAsync(cancellationToken);

        Assert.That((answer.Code, answer.ErrorMessage.Contains("MCP_EXPERT_HOME", StringComparison.Ordinal)), Is.EqualTo(("daemon_refused", true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Settings_file_that_is_no_json_is_named_with_its_line(CancellationToken cancellationToken)
    {
        var file = Home.File("config.json");
        await File.WriteAllTextAsync(file, "{\n  \"LOG_LEVEL\": info\n}", cancellationToken);

        var answer = await Home.StartShim(("MCP_EXPERT_CONFIG", file)).InitializeAsync(cancellationToken);

        Assert.That(
            (answer.Code, answer.ErrorMessage.Contains("config.json", StringComparison.Ordinal), answer.ErrorMessage.Contains("line 2", StringComparison.Ordinal)),
            Is.EqualTo(("daemon_refused", true, true)), answer.ErrorMessage);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Shim_recovers_when_the_settings_file_is_mended(CancellationToken cancellationToken)
    {
        var file = Home.File("config.json");
        await File.WriteAllTextAsync(file, "{", cancellationToken);
        var shim = Home.StartShim(("MCP_EXPERT_CONFIG", file));
        await shim.InitializeAsync(cancellationToken);

        await File.WriteAllTextAsync(file, "{}", cancellationToken);

        await Eventually.IsTrueAsync(
            async () => (await shim.EchoAsync("again", cancellationToken)).Error is null, "a call is answered", cancellationToken);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_that_does_not_exist_is_named(CancellationToken cancellationToken)
    {
        var answer = await Home.StartShim(("MCP_EXPERT_DAEMON", "/no/such/daemon")).InitializeAsync(cancellationToken);

        Assert.That((answer.Code, answer.Data("sent"), answer.ErrorMessage.Contains("/no/such/daemon", StringComparison.Ordinal)), Is.EqualTo(("daemon_refused", "no", true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_that_ends_without_a_word_is_reported(CancellationToken cancellationToken)
    {
        var answer = await Home.StartShim(("MCP_EXPERT_DAEMON", "/bin/false")).InitializeAsync(cancellationToken);

        Assert.That((answer.Code, answer.ErrorMessage.Contains("ended without a report", StringComparison.Ordinal)), Is.EqualTo(("daemon_refused", true)));
    }

    [TestCase("/no/such/home")]
    [TestCase("")]
    [TestCase("relative")]
    [CancelAfter(Bound)]
    public async Task Home_directory_that_does_not_exist_hinders_nothing(string home, CancellationToken cancellationToken)
    {
        var shim = Home.StartShim(("HOME", home));
        await shim.InitializeAsync(cancellationToken);

        var answer = await shim.EchoAsync("here", cancellationToken);

        Assert.That((answer.Text, Home.Daemons), Is.EqualTo(("here", new[] { Home.DaemonPid })), Home.Logs());
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Without_any_home_directory_the_setting_that_helps_is_named(CancellationToken cancellationToken)
    {
        var answer = await Home.StartShim(("HOME", "relative"), ("MCP_EXPERT_HOME", "")).InitializeAsync(cancellationToken);

        Assert.That(answer.Code, Is.EqualTo("daemon_refused"));
        Assert.That(answer.ErrorMessage, Does.Contain("MCP_EXPERT_HOME"));
    }
}
