using System.Text;
using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Workflows;

/// <summary>What holds for each workflow tool, whatever it looks at: its last step over a real shim.</summary>
public class EveryToolTests : WorkflowsFixture
{
    private static readonly string[] Tools =
        ["thinkdeep", "analyze", "codereview", "debug", "precommit", "refactor", "secaudit", "testgen", "docgen", "planner", "tracer", "consensus"];

    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [TestCaseSource(nameof(Tools)), CancelAfter(Bound)]
    public async Task Declined_expert_is_not_asked(string tool, CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, Reply.Stream.Says("Fine."));
        var editor = await EditorAsync(cancellationToken);

        var answer = await editor.CallAsync(tool, LastStep(tool, ("use_assistant_model", false)), cancellationToken);

        Assert.That((answer.State, ExpertState(answer), Server.Requests.Chats.Count), Is.EqualTo(("complete", "declined", 0)));
    }

    [TestCaseSource(nameof(Tools)), CancelAfter(Bound)]
    public async Task Expert_is_told_who_it_is_once_and_in_lines(string tool, CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, Reply.Stream.Says("Fine."));
        var editor = await EditorAsync(cancellationToken);

        await editor.CallAsync(tool, LastStep(tool, ("use_assistant_model", true)), cancellationToken);

        var request = Server.Requests.Chats[0];
        var messages = request.Json!["messages"]!.AsArray();
        var system = messages.Single(message => message!["role"]!.ToString() == "system")!["content"]!.ToString();
        Assert.That(messages.Where(message => message!["role"]!.ToString() == "user").All(message => !message!["content"]!.ToJsonString().Contains(system[..60])));
        Assert.That(system, Does.Contain("\n").And.Not.Contain(@"\n"));
        Assert.That(request.LastText, Does.Contain("\n").And.Not.Contain(@"\n"));
    }

    [TestCase("thinkdeep"), TestCase("analyze"), TestCase("codereview"), TestCase("debug"), TestCase("precommit"), TestCase("refactor")]
    [TestCase("secaudit"), TestCase("testgen"), TestCase("tracer"), TestCase("consensus")]
    [CancelAfter(Bound)]
    public async Task Image_arrives(string tool, CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, Reply.Stream.Says("Fine."));
        File.WriteAllBytes(Path.Combine(Home.Workspace, "shot.png"), Pixel);
        var editor = await EditorAsync(cancellationToken);

        await editor.CallAsync(tool, LastStep(tool, ("use_assistant_model", true), ("images", new JsonArray("shot.png"))), cancellationToken);

        Assert.That(Encoding.UTF8.GetString(Server.Requests.Chats[0].Body.Span), Does.Contain(Convert.ToBase64String(Pixel)));
    }

    private string LastStep(string tool, params (string Name, JsonNode Value)[] more)
    {
        Write($"{tool}/code.py", "def first(x):\n    return second(x)\n\n\ndef second(x):\n    return x\n");
        var arguments = JsonNode.Parse(Step(1, more))!.AsObject();
        arguments["relevant_files"] = new JsonArray($"{tool}/code.py");
        switch (tool)
        {
            case "planner":
                arguments.Remove("findings");
                arguments.Remove("relevant_files");
                break;
            case "tracer":
                arguments["trace_mode"] = "precision";
                arguments["target_description"] = "first";
                break;
            case "precommit":
                GitRepository.Begin(Path.Combine(Home.Workspace, tool));
                arguments["path"] = tool;
                break;
        }

        return arguments.ToJsonString();
    }
}
