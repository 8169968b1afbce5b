using System.Diagnostics;
using Mcp.FakeProvider.Replies;
using Mcp.Tests.Support;
using Mcp.Tests.Terminal;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Workflows;

/// <summary>Threads listed, shown, exported and deleted, by an editor and in a terminal.</summary>
public class ThreadsToolTests : WorkflowsFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Thread_is_listed_shown_exported_and_deleted_in_a_terminal(CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, Reply.Stream.Says($"It is Lund. {new string('x', 2_000)}END"));
        var editor = await EditorAsync(cancellationToken);
        var id = ThreadOf(await editor.CallAsync("chat", Question("What is it called?", ("continuation_id", "new")), cancellationToken));

        var list = await RunAsync(cancellationToken);
        var show = await RunAsync(cancellationToken, "show", id);
        var export = await RunAsync(cancellationToken, "export", id);
        var delete = await RunAsync(cancellationToken, "delete", id);
        var gone = await RunAsync(cancellationToken, "show", id);

        Assert.That(list.Answer, Does.Contain(id).And.Contain("What is it called?").And.Contain("chat; 1 exchange,"));
        Assert.That(show.Answer, Does.Contain("It is Lund.").And.Contain("more characters").And.Not.Contain("xEND"));
        Assert.That(export.Answer, Does.StartWith("# What is it called?").And.Contain("xEND"));
        Assert.That((list.ExitCode, show.ExitCode, export.ExitCode, delete.ExitCode), Is.EqualTo((0, 0, 0, 0)));
        Assert.That(gone.ExitCode, Is.Not.Zero);
        Assert.That(gone.Answer + gone.Note, Does.Contain("no such thread"));
    }

    [TestCase("show", "this is no thread id")]
    [TestCase("export", "this is no thread id")]
    [TestCase("delete", "this is no thread id")]
    [CancelAfter(Bound)]
    public async Task Malformed_id_says_what_an_id_looks_like(string action, string message, CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken);

        var answer = await ActAsync(editor, action, "../../etc/passwd", cancellationToken);

        Assert.That((answer.IsToolError, answer.Code), Is.EqualTo((true, "thread_not_found")));
        Assert.That(Message(answer), Does.Contain(message));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Thread_of_another_workspace_can_neither_be_seen_nor_deleted(CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken);
        var id = ThreadOf(await editor.CallAsync("chat", Question("Call it Lund.", ("continuation_id", "new")), cancellationToken));
        var other = await EditorAsync(cancellationToken, ("MCP_EXPERT_WORKSPACE", Directory.CreateDirectory(Home.File("elsewhere")).FullName));

        var list = await other.CallAsync("threads", "{}", cancellationToken);
        var show = await ActAsync(other, "show", id, cancellationToken);
        var delete = await ActAsync(other, "delete", id, cancellationToken);
        var kept = await ActAsync(editor, "show", id, cancellationToken);

        Assert.That((list.Text, show.Code, delete.Code), Is.EqualTo(("This workspace has no threads.", "thread_not_found", "thread_not_found")));
        Assert.That(show.Line, Does.Not.Contain("Lund"));
        Assert.That(kept.Text, Does.Contain("Call it Lund."));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Thread_that_is_deleted_under_a_running_step_takes_nothing_from_its_answer(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        var editor = await EditorAsync(cancellationToken);
        var id = ThreadOf(await editor.CallAsync("debug", Step(1, Open(("findings", "It leaks."))), cancellationToken));
        Server.Enqueue(Reply.Stream.Role().Wait(gate).Text("""{"outcome":"complete","summary":"Paid for."}""").Finish().Done());
        var call = editor.CallAsync("debug", Step(2, ("findings", "Close is missing."), ("continuation_id", id)), cancellationToken);
        await gate.Reached.WaitAsync(cancellationToken);

        var deleted = await ActAsync(editor, "delete", id, cancellationToken);
        gate.Open();
        var answer = await call;

        Assert.That((deleted.State, answer.State, answer.Text), Is.EqualTo(("complete", "complete", "Paid for.")));
        Assert.That(answer.Answer.GetProperty("notes").GetRawText(), Does.Contain("was deleted while the expert was asked"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Action_without_an_id_says_where_ids_are(CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken);

        var answer = await editor.CallAsync("threads", """{"action":"delete"}""", cancellationToken);
        var terminal = await RunAsync(cancellationToken, "show");

        Assert.That((answer.Code, Message(answer).Contains("Action \"list\" shows the ids", StringComparison.Ordinal)), Is.EqualTo(("invalid_argument", true)));
        Assert.That(terminal.Note, Does.Contain("needs the id of a thread"));
    }

    private static Task<Received> ActAsync(ShimProcess editor, string action, string id, CancellationToken cancellationToken) =>
        editor.CallAsync("threads", $$"""{"action":"{{action}}","continuation_id":"{{id}}"}""", cancellationToken);

    private async Task<ShimRun> RunAsync(CancellationToken cancellationToken, params string[] words)
    {
        var start = Home.Start(Build.Shim, Endpoint(Server));
        string[] command = ["threads", .. words];
        command.ToList().ForEach(start.ArgumentList.Add);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return await TerminalHome.EndOf(process, cancellationToken);
    }
}
