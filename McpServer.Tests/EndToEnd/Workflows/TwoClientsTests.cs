using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Workflows;

/// <summary>Several editors at once: on one thread, on the same question, on threads of their own.</summary>
public class TwoClientsTests : WorkflowsFixture
{
    private static readonly JsonArray Issues = new(new JsonObject { ["text"] = "It leaks." });

    [Test]
    [CancelAfter(Bound)]
    public async Task Of_two_writers_of_one_step_one_is_told(CancellationToken cancellationToken)
    {
        ShimProcess[] editors = [await EditorAsync(cancellationToken), await EditorAsync(cancellationToken)];
        var id = ThreadOf(await editors[0].CallAsync("debug", Step(1, Open()), cancellationToken));

        var answers = await Task.WhenAll(editors.Select((editor, i) =>
            editor.CallAsync("debug", Step(2, Open(("findings", $"words of {i}"), ("continuation_id", id))), cancellationToken)));

        Assert.That(answers.Select(answer => answer.IsToolError ? answer.Code : answer.State), Is.EquivalentTo(new[] { "thread_conflict", "working" }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Twenty_identical_questions_of_twenty_threads_are_one_request(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        Server.Enqueue(Reply.Stream.Role().Wait(gate).Text("""{"outcome":"complete","summary":"One for all."}""").Finish().Done());
        ShimProcess[] editors = [await EditorAsync(cancellationToken), await EditorAsync(cancellationToken)];
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add(ThreadOf(await editors[i % 2].CallAsync("debug", Step(1, Open()), cancellationToken)));
        }

        var calls = ids.Select((id, i) => editors[i % 2].CallAsync(
            "debug", Step(2, ("issues_found", Issues.DeepClone()), ("continuation_id", id)), cancellationToken)).ToList();
        await IsAsync(editors[0], "waiters", 20, cancellationToken);
        gate.Open();
        var answers = await Task.WhenAll(calls);

        Assert.That(Server.Requests.Chats, Has.Count.EqualTo(1));
        Assert.That(answers.Select(answer => answer.Text), Is.All.EqualTo("One for all."));
        Assert.That(answers.Select(ThreadOf), Is.EqualTo(ids));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Failure_of_one_question_is_not_kept_for_the_next(CancellationToken cancellationToken)
    {
        Server.Enqueue(Reply.Json("""{"error":{"message":"no such key","code":"invalid_api_key"}}""", 401), Reply.Stream.Says("Now I see why: the key was wrong."));
        var editor = await EditorAsync(cancellationToken);

        var first = await editor.CallAsync("debug", Step(1, ("issues_found", Issues.DeepClone())), cancellationToken);
        var second = await editor.CallAsync("debug", Step(1, ("issues_found", Issues.DeepClone())), cancellationToken);

        Assert.That((first.State, ExpertState(first)), Is.EqualTo(("complete", "failed")));
        Assert.That((ExpertState(second), second.Text), Is.EqualTo(("answered", "Now I see why: the key was wrong.")));
    }
}
