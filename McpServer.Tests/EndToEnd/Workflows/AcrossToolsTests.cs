using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Workflows;

/// <summary>One thread over several tools: each knows what the others were told.</summary>
public class AcrossToolsTests : WorkflowsFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Facts_of_debug_and_chat_reach_the_code_review(CancellationToken cancellationToken)
    {
        Write("src/pool.py", "def take():\n    return None\n");
        Server.Enqueue(
            Reply.Stream.Says("""{"outcome":"complete","summary":"The pool forgets to lock."}"""), Reply.Stream.Says("Use a condition variable."),
            Reply.Stream.Says("""{"outcome":"complete","summary":"Reviewed."}"""));
        var editor = await EditorAsync(cancellationToken);
        var debug = await editor.CallAsync(
            "debug", Step(1, ("findings", "Two takers get one connection."), ("relevant_files", new JsonArray("src/pool.py")), ("continuation_id", "new")), cancellationToken);
        await editor.CallAsync("chat", Question("Which lock would you take?", ("continuation_id", ThreadOf(debug))), cancellationToken);

        await editor.CallAsync(
            "codereview", Step(1, ("relevant_files", new JsonArray("src/pool.py")), ("continuation_id", ThreadOf(debug))), cancellationToken);

        var messages = Server.Requests.Chats[2].Json!["messages"]!.AsArray().Select(message => message!["content"]!.ToString()).ToList();
        Assert.That(
            string.Join('\n', messages.SkipLast(1)),
            Does.Contain("Two takers get one connection.").And.Contain("The pool forgets to lock.")
                .And.Contain("Which lock would you take?").And.Contain("Use a condition variable."));
        Assert.That(messages.Count(message => message.Contains("def take()", StringComparison.Ordinal)), Is.EqualTo(1), "the file went along before");
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Request_of_a_chat_grows_by_its_new_turn_only(CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken);
        Server.When(request => request.IsChat, Reply.Stream.Says("Always the same answer, always of one length."));
        var id = "new";
        for (var turn = 10; turn < 30; turn++)
        {
            id = ThreadOf(await editor.CallAsync("chat", Question($"Question number {turn}.", ("continuation_id", id)), cancellationToken));
        }

        var sizes = Server.Requests.Chats.Select(request => request.Body.Length).ToList();
        var growth = sizes.Zip(sizes.Skip(1), (one, next) => next - one).Distinct();
        Assert.That((sizes.Count, growth.Count()), Is.EqualTo((20, 1)));
    }
}
