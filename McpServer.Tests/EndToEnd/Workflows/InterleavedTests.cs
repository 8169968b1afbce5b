using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Workflows;

/// <summary>Sixty investigations over all tools in five editors, their steps mixed: each knows its own marker and no other.</summary>
public partial class InterleavedTests : WorkflowsFixture
{
    private const int Sessions = 5;

    private static readonly string[] Tools =
        ["thinkdeep", "analyze", "codereview", "debug", "precommit", "refactor", "secaudit", "testgen", "docgen", "planner", "tracer", "consensus"];

    [Test]
    [CancelAfter(120_000)]
    public async Task Marker_of_one_investigation_is_in_no_request_or_answer_of_another(CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, request => Reply.Stream.Says($"Seen: {string.Join(' ', MarkersIn(request).Distinct())}"));
        var editors = new List<ShimProcess>();
        for (var i = 0; i < Sessions; i++)
        {
            editors.Add(await EditorAsync(cancellationToken));
        }

        var told = await Task.WhenAll(
            from session in Enumerable.Range(0, Sessions)
            from number in Enumerable.Range(0, Tools.Length)
            select InvestigateAsync(editors[session], Tools[number], $"marker{(session * Tools.Length) + number:00}x", cancellationToken));

        Assert.That(told.Where(each => each.Seen.Any(marker => marker != each.Own)), Is.Empty, "answers");
        Assert.That(Server.Requests.Chats.Where(request => MarkersIn(request).Distinct().Count() != 1), Is.Empty, "requests");
        Assert.That(Server.Requests.Chats.SelectMany(MarkersIn).Distinct().Count(), Is.EqualTo(Sessions * Tools.Length));
    }

    private async Task<(string Own, IReadOnlyList<string> Seen)> InvestigateAsync(
        ShimProcess editor, string tool, string marker, CancellationToken cancellationToken)
    {
        Write($"{marker}/code.py", $"def {marker}_begin():\n    return {marker}_end()\n\n\ndef {marker}_end():\n    return None\n");
        GitRepository.Begin(Path.Combine(Home.Workspace, marker));
        var answers = new List<Received>();
        string? id = null;
        for (var number = 1; number <= 3; number++)
        {
            answers.Add(await editor.CallAsync(tool, StepOf(tool, number, marker, id), cancellationToken));
            id ??= ThreadOf(answers[0]);
        }

        var expert = tool is "consensus" ? answers[2].Answer.GetProperty("panel").GetProperty("members")[0].GetProperty("state").GetString() : ExpertState(answers[2]);
        Assert.That((answers[2].State, expert), Is.EqualTo(("complete", "answered")), $"{tool}: {answers[2]}");
        return (marker, [.. answers.SelectMany(answer => Marker().Matches(answer.Line).Select(match => match.Value)).Distinct()]);
    }

    private static string StepOf(string tool, int number, string marker, string? id)
    {
        var arguments = JsonNode.Parse(Step(number))!.AsObject();
        arguments["step"] = $"Step {number.ToString(CultureInfo.InvariantCulture)} of {marker}.";
        arguments["total_steps"] = 3;
        arguments["next_step_required"] = number < 3;
        arguments["use_assistant_model"] = true;
        if (id is not null)
        {
            arguments["continuation_id"] = id;
        }

        if (tool is "planner")
        {
            arguments.Remove("findings");
            return arguments.ToJsonString();
        }

        arguments["findings"] = $"Found {marker} again.";
        arguments["relevant_files"] = new JsonArray($"{marker}/code.py");
        switch (tool)
        {
            case "tracer":
                arguments["trace_mode"] = "precision";
                arguments["target_description"] = $"{marker}_begin";
                break;
            case "precommit":
                arguments["path"] = marker;
                break;
            case "consensus" when number is 1:
                arguments["models"] = new JsonArray(
                    new JsonObject { ["model"] = "fake-model", ["stance"] = "for" }, new JsonObject { ["model"] = "fake-model", ["stance"] = "against" });
                break;
        }

        return arguments.ToJsonString();
    }

    private static IEnumerable<string> MarkersIn(RecordedRequest request) =>
        Marker().Matches(System.Text.Encoding.UTF8.GetString(request.Body.Span)).Select(match => match.Value);

    [GeneratedRegex("marker[0-9]{2}x")]
    private static partial Regex Marker();
}
