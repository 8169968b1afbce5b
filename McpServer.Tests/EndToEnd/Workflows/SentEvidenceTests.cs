using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Workflows;

/// <summary>What every tool says that it sent, beside what the provider received.</summary>
public class SentEvidenceTests : WorkflowsFixture
{
    [TestCase("thinkdeep"), TestCase("analyze"), TestCase("codereview"), TestCase("debug"), TestCase("refactor")]
    [TestCase("secaudit"), TestCase("testgen"), TestCase("docgen"), TestCase("tracer"), TestCase("consensus")]
    [CancelAfter(Bound)]
    public async Task Report_names_the_files_and_lines_that_were_received(string tool, CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, Reply.Stream.Says("Fine."));
        for (var i = 0; i < 30; i++)
        {
            Write($"{tool}/f{i:00}.py", string.Concat(Enumerable.Range(1, 150).Select(line => $"def f{i}_{line}(x):\n    return x + {line}\n")));
        }

        var editor = await EditorAsync(cancellationToken, ("MCP_EXPERT_FILES_TOKENS", "20000"));
        var answer = await editor.CallAsync(tool, Arguments(tool), cancellationToken);

        var sent = answer.Answer.GetProperty("evidence").GetProperty("sent").EnumerateArray()
            .Select(file => new ReceivedFile(file.GetProperty("file").GetString()!, file.TryGetProperty("lines", out var lines) ? lines.GetString()! : "")).ToList();
        Assert.That(Server.Requests.Chats.SelectMany(ReceivedFile.In).Distinct(), Is.EquivalentTo(sent));
        Assert.That((sent.Count, answer.Answer.GetProperty("evidence").GetProperty("cut").GetArrayLength()), Is.GreaterThan((0, 0)));
    }

    private static string Arguments(string tool)
    {
        var arguments = JsonNode.Parse(Step(1, ("relevant_files", new JsonArray(tool)), ("use_assistant_model", true)))!.AsObject();
        if (tool is "tracer")
        {
            arguments["trace_mode"] = "precision";
            arguments["target_description"] = "f3_7";
        }

        return arguments.ToJsonString();
    }
}
