using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

[TestFixture(Route.Direct)]
[TestFixture(Route.ThroughShim)]
public class ToolFailureTests(Route route) : SharedDaemonFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Bug_in_a_tool_is_an_internal_error_with_the_call_id(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.CallAsync("thrower", "{}", cancellationToken);

        Assert.That(
            (answer.Code, answer.IsToolError, answer.Line.Contains($"ended call {answer.CallId}", StringComparison.Ordinal)),
            Is.EqualTo(("internal", true, true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Text_of_a_bug_stays_in_the_log(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.CallAsync("thrower", "{}", cancellationToken);

        Assert.That(answer.Line, Does.Not.Contain("sk-secret-of-the-thrower"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Expected_failure_is_told_as_it_is(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.CallAsync("failer", "{}", cancellationToken);

        Assert.That(
            (answer.State, answer.Code, answer.IsToolError, answer.Answer.GetProperty("error").GetProperty("message").GetString()),
            Is.EqualTo(("failed", "path_denied", true, "Reading /outside: it is not in the workspace.")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_lives_after_a_bug(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        await client.CallAsync("thrower", "{}", cancellationToken);

        Assert.That((await client.EchoAsync("alive", cancellationToken)).Text, Is.EqualTo("alive"));
    }
}
