using System.Diagnostics;
using Mcp.FakeProvider.Replies;
using Mcp.Tests.Support;
using Mcp.Tests.Terminal;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Experts;

/// <summary>An expert asked from a terminal.</summary>
public class TerminalChatTests : ExpertsFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Chat_that_is_handed_back_is_collected_without_a_word(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        Server.Enqueue(Reply.Stream.Role().Wait(gate).Says("The first, by far."));
        var onlooker = await EditorAsync(cancellationToken);
        var before = await onlooker.StatusAsync("calls", "handed_back", cancellationToken);

        using var process = Run("call", "chat", "--prompt", "Which?");
        await IsAsync(onlooker, "handed_back", before + 1, cancellationToken);
        gate.Open();
        var run = await TerminalHome.EndOf(process, cancellationToken);

        Assert.That(run.ExitCode, Is.Zero, run.Note);
        Assert.That(run.Answer, Does.Contain("The first, by far.").And.Not.Contain("still_running"));
        Assert.That(Server.Requests.Chats, Has.Count.EqualTo(1));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Tools_show_chat_and_collect(CancellationToken cancellationToken)
    {
        using var process = Run("tools");
        var run = await TerminalHome.EndOf(process, cancellationToken);

        Assert.That(run.ExitCode, Is.Zero, run.Note);
        Assert.That(run.Answer, Does.Contain("chat").And.Contain("collect"));
    }

    private Process Run(params string[] words)
    {
        var start = Home.Start(Build.Shim, [.. Endpoint(Server), ("CLIENT_PATIENCE_SECS", "1")]);
        words.ToList().ForEach(start.ArgumentList.Add);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
