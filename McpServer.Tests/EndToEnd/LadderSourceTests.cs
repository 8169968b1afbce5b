using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>Where a session's ladder comes from, as <c>status</c> shows it.</summary>
public class LadderSourceTests : EndToEndFixture
{
    private const string Key = "WORKFLOW_TOOL_TIMEOUT_SECS";

    [Test]
    [CancelAfter(Bound)]
    public async Task Whole_ladder_follows_from_the_tool_rung(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, (Key, "1.2"));

        var ladder = (await shim.CallAsync("status", "{}", cancellationToken)).Answer.GetProperty("status").GetProperty("ladder");

        Assert.That(
            ladder.GetRawText(),
            Is.EqualTo("""{"expert":1.08,"simple_tool":1.2,"workflow_tool":1.2,"daemon":2,"shim":3,"client":4}"""));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Environment_of_the_daemon_sets_the_ladder(CancellationToken cancellationToken)
    {
        await Home.StartDaemonAsync(cancellationToken, (Key, "7"));

        var shim = await Home.InitializedShimAsync(cancellationToken);

        Assert.That(await ToolRungAsync(shim, cancellationToken), Is.EqualTo(7));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Environment_of_the_session_goes_before_the_daemons(CancellationToken cancellationToken)
    {
        await Home.StartDaemonAsync(cancellationToken, (Key, "7"));

        var shim = await Home.InitializedShimAsync(cancellationToken, (Key, "8"));

        Assert.That(await ToolRungAsync(shim, cancellationToken), Is.EqualTo(8));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Two_sessions_of_one_daemon_have_each_its_own_ladder(CancellationToken cancellationToken)
    {
        var one = await Home.InitializedShimAsync(cancellationToken, (Key, "7"));
        var other = await Home.InitializedShimAsync(cancellationToken, (Key, "8"));

        double[] rungs = [await ToolRungAsync(one, cancellationToken), await ToolRungAsync(other, cancellationToken), Home.Daemons.Count];

        Assert.That(rungs, Is.EqualTo(new[] { 7.0, 8.0, 1.0 }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Session_without_settings_does_not_get_those_of_the_session_that_started_the_daemon(CancellationToken cancellationToken)
    {
        await Home.InitializedShimAsync(cancellationToken, (Key, "7"));

        var other = await Home.InitializedShimAsync(cancellationToken);

        Assert.That(await ToolRungAsync(other, cancellationToken), Is.EqualTo(120));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task File_of_the_user_sets_the_ladder(CancellationToken cancellationToken)
    {
        var directory = Directory.CreateDirectory(Path.Combine(Home.UserHome, ".config", "mcp-expert"));
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "config.json"), $$"""{"{{Key}}": 9}""", cancellationToken);

        var shim = await Home.InitializedShimAsync(cancellationToken);

        Assert.That(await ToolRungAsync(shim, cancellationToken), Is.EqualTo(9));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Session_whose_ladder_breaks_a_rule_is_told_which(CancellationToken cancellationToken)
    {
        var shim = Home.StartShim((Key, "100"), ("DAEMON_TIMEOUT_SECS", "50"));

        var answer = await shim.InitializeAsync(cancellationToken);

        Assert.That(
            (answer.ErrorNumber, answer.ErrorMessage.Contains("DAEMON_TIMEOUT_SECS=50", StringComparison.Ordinal)),
            Is.EqualTo((-31004, true)), answer.ErrorMessage);
    }

    private static Task<double> ToolRungAsync(LineClient client, CancellationToken cancellationToken) =>
        client.StatusAsync("ladder", "workflow_tool", cancellationToken);
}
