using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mcp.FakeProvider.Replies;
using Mcp.Tests.EndToEnd.Experts;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Golden;

/// <summary>
/// No tool is another one under a second name: on the repository that was planted for it, it finds and tells what no other
/// tool finds and tells there.
/// </summary>
public partial class ToolDifferenceTests : ExpertsFixture
{
    private static readonly string[] Tools =
        ["thinkdeep", "analyze", "codereview", "debug", "precommit", "refactor", "secaudit", "testgen", "docgen", "tracer"];

    [TestCaseSource(nameof(Tools)), CancelAfter(60_000)]
    public async Task Tool_tells_the_expert_what_no_other_tool_tells(string tool, CancellationToken cancellationToken)
    {
        var golden = GoldenCase.All().First(each => each.Tool == tool);
        using var repository = golden.MakeRepository();
        Server.When(request => request.IsChat, Reply.Stream.Says("""{"outcome": "complete", "summary": "Fine."}"""));
        var start = Home.Start(Build.Shim, Endpoint(Server));
        start.WorkingDirectory = repository.Path;
        var editor = Home.StartShim(start);
        await editor.InitializeAsync(cancellationToken);

        var told = new Dictionary<string, HashSet<string>>();
        foreach (var each in Tools)
        {
            var before = Server.Requests.Chats.Count;
            await editor.CallAsync(each, Arguments(each, golden), cancellationToken);
            // precommit asks nobody where nothing has changed.
            told[each] = [.. Server.Requests.Chats.Skip(before).SelectMany(request => Own(request.LastText))];
        }

        Assert.That(told[tool], Has.Count.GreaterThan(2), string.Join('\n', told[tool]));
        Assert.That(Tools.Where(other => other != tool && Shared(told[tool], told[other]) > 0.5), Is.Empty);
    }

    /// <summary>All that a case says in all of its steps, in one; what only its own tool takes goes to its own tool.</summary>
    private static string Arguments(string tool, GoldenCase golden)
    {
        var first = golden.Steps[0];
        var arguments = tool == golden.Tool ? first.DeepClone().AsObject() : [];
        arguments["step"] = string.Join('\n', golden.Steps.Select(step => step["step"]!.ToString()));
        arguments["findings"] = "";
        (arguments["step_number"], arguments["total_steps"], arguments["next_step_required"]) = (1, 1, false);
        arguments["use_assistant_model"] = true;
        arguments["relevant_files"] ??= new JsonArray(".");
        if (tool is "tracer")
        {
            arguments["trace_mode"] ??= "precision";
            arguments["target_description"] ??= arguments["step"]!.ToString();
        }

        return arguments.ToJsonString();
    }

    /// <summary>What the tool itself has to say: not the files, not the task, not what the agent reported.</summary>
    private static IEnumerable<string> Own(string question) =>
        Material().Replace(question, "").Split("\n# ").Skip(1)
            .Where(part => !part.StartsWith("Task\n", StringComparison.Ordinal) && !part.StartsWith("What the agent reports", StringComparison.Ordinal))
            .SelectMany(part => part.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0);

    private static double Shared(HashSet<string> one, HashSet<string> other) => (double)one.Count(other.Contains) / Math.Max(1, one.Count);

    [GeneratedRegex("<(?<kind>file|change) .*?</\\k<kind> [0-9a-f]+>", RegexOptions.Singleline)]
    private static partial Regex Material();
}
