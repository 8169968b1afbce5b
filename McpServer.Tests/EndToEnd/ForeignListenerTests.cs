using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>Some other process has the name of the pipe.</summary>
public class ForeignListenerTests : EndToEndFixture
{
    private ScriptedDaemon _foreigner = null!;

    [SetUp]
    public void Listen()
    {
        Directory.CreateDirectory(Home.StatePath);
        _foreigner = new ScriptedDaemon(Home.Endpoint.PipeName);
    }

    [TearDown]
    public async Task StopAsync() => await _foreigner.DisposeAsync();

    [TestCase("HTTP/1.1 400 Bad Request")]
    [TestCase("{}")]
    [TestCase("[1,2]")]
    [TestCase("null")]
    [CancelAfter(Bound)]
    public async Task One_that_says_something_else_is_reported(string line, CancellationToken cancellationToken)
    {
        var initializing = Home.StartShim().InitializeAsync(cancellationToken);
        var connection = await _foreigner.AcceptAsync(cancellationToken);

        await connection.SendAsync(line, cancellationToken);
        var answer = await initializing;

        Assert.That(
            (answer.Code, answer.Data("daemon_pid"), answer.ErrorMessage.Contains("does not speak as our daemon does", StringComparison.Ordinal)),
            Is.EqualTo(("daemon_refused", $"{Environment.ProcessId}", true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task One_that_says_nothing_is_reported_within_six_seconds(CancellationToken cancellationToken)
    {
        var shim = Home.StartShim();
        var answer = await shim.InitializeAsync(cancellationToken);

        Assert.That((answer.Code, answer.At < TimeSpan.FromSeconds(6.5)), Is.EqualTo(("daemon_silent", true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task No_daemon_is_started_beside_it(CancellationToken cancellationToken)
    {
        var initializing = Home.StartShim().InitializeAsync(cancellationToken);
        var connection = await _foreigner.AcceptAsync(cancellationToken);
        await connection.SendAsync("hello yourself", cancellationToken);
        await initializing;

        Assert.That(Home.Daemons, Is.Empty);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Holder_of_the_lock_that_hangs_up_is_named_and_only_one_daemon_is_started_beside_it(CancellationToken cancellationToken)
    {
        await using var held = new FileStream(Home.Endpoint.LockPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var shim = Home.StartShim();
        var initializing = shim.InitializeAsync(cancellationToken);
        while (!initializing.IsCompleted)
        {
            var accepting = _foreigner.AcceptAsync(cancellationToken);
            if (await Task.WhenAny(accepting, initializing) == accepting)
            {
                await (await accepting).DisposeAsync();
            }
        }

        var answer = await initializing;

        Assert.That((answer.Code, answer.ErrorMessage.Contains("without a word", StringComparison.Ordinal)), Is.EqualTo(("daemon_refused", true)), answer.ErrorMessage);
        await Eventually.IsTrueAsync(() => Home.Logs().Contains("no_daemon", StringComparison.Ordinal), "the shim has written its log", cancellationToken);
        Assert.That(Home.Logs().Split("daemon_start").Length - 1, Is.EqualTo(1), Home.Logs());
    }
}
