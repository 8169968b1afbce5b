using System.Globalization;
using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Workflows;

/// <summary>Steps and files at the edge of what is taken, over the real shim.</summary>
public class AwkwardInputTests : WorkflowsFixture
{
    [SetUp]
    public void LetItAnswer() => Server.When(request => request.IsChat, Reply.Stream.Says("""{"outcome":"complete","summary":"Seen."}"""));

    [Test]
    [CancelAfter(Bound)]
    public async Task Step_as_long_as_the_schema_allows_reaches_the_expert_whole(CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken);
        var longest = await LongestAsync(editor, cancellationToken);

        var answer = await editor.CallAsync("debug", Step(1, ("step", Long(longest)), ("findings", "f"), Doubt), cancellationToken);

        Assert.That((longest, answer.State), Is.EqualTo((100_000, "complete")), answer.ToString());
        Assert.That(Server.Requests.Chats.Single().LastText, Does.Contain(Long(longest)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Step_of_one_character_more_is_refused_with_the_limit_and_leaves_nothing(CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken);

        var answer = await editor.CallAsync("debug", Step(1, ("step", Long(100_001)), ("continuation_id", "new")), cancellationToken);
        var threads = await editor.CallAsync("threads", "{}", cancellationToken);

        Assert.That((answer.Code, Server.Requests.Chats.Count), Is.EqualTo(("invalid_argument", 0)));
        Assert.That(Message(answer), Does.Contain("step").And.Contain("100000").Or.Contain("100,000"));
        Assert.That(threads.Text, Does.Not.Contain("xxxx"));
        Assert.That(answer.Line.Length, Is.LessThan(5_000), "the step is not sent back");
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Five_thousand_files_are_fitted_and_what_is_reported_is_what_was_received(CancellationToken cancellationToken)
    {
        for (var i = 0; i < 5_000; i++)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"many/f{i:0000}.cs"), $"class F{i}\n{{\n    int _value{i} = {i};\n}}\n");
        }

        var editor = await EditorAsync(cancellationToken);
        var answer = await editor.CallAsync("codereview", Files("many"), cancellationToken);

        var evidence = answer.Answer.GetProperty("evidence");
        Assert.That(answer.State, Is.EqualTo("complete"), answer.ToString());
        Assert.That(
            evidence.GetProperty("sent").EnumerateArray().Select(file => file.GetProperty("file").GetString()).Distinct(),
            Is.EquivalentTo(ReceivedFile.In(Server.Requests.Chats.Single().LastText).Select(file => file.Name).Distinct()));
        Assert.That(evidence.GetProperty("cut").GetArrayLength(), Is.Positive);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Binary_and_link_out_of_the_workspace_are_withheld_with_their_reasons(CancellationToken cancellationToken)
    {
        Write("mixed/a.cs", "class A;\n");
        await File.WriteAllBytesAsync(Write("mixed/tool.cs", ""), [0x4d, 0x5a, 0, 0, 1], cancellationToken);
        await File.WriteAllTextAsync(Home.File("secret.cs"), "class Secret;\n", cancellationToken);
        File.CreateSymbolicLink(Path.Combine(Home.Workspace, "mixed", "link.cs"), Home.File("secret.cs"));
        var editor = await EditorAsync(cancellationToken);

        var answer = await editor.CallAsync("codereview", Files("mixed"), cancellationToken);

        var withheld = answer.Answer.GetProperty("evidence").GetProperty("withheld").EnumerateArray()
            .ToDictionary(file => file.GetProperty("file").GetString()!, file => file.GetProperty("why").GetString()!);
        Assert.That(withheld.Keys, Is.EquivalentTo(new[] { "mixed/tool.cs", "mixed" }));
        Assert.That((withheld["mixed/tool.cs"].Contains("binary", StringComparison.OrdinalIgnoreCase), withheld["mixed"].Contains("link", StringComparison.Ordinal)), Is.EqualTo((true, true)));
        Assert.That(Server.Requests.Chats.Single().LastText, Does.Contain("class A;").And.Not.Contain("class Secret;"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task File_that_changes_between_steps_goes_as_it_is_now_and_is_told(CancellationToken cancellationToken)
    {
        Write("changing.cs", "class Before;\n");
        var editor = await EditorAsync(cancellationToken);
        var first = await editor.CallAsync(
            "codereview", Step(1, Open(("findings", "f"), ("relevant_files", new JsonArray("changing.cs")))), cancellationToken);
        Write("changing.cs", "class After;\n");

        var last = await editor.CallAsync("codereview", Step(2, ("findings", "g"), ("continuation_id", ThreadOf(first)), Doubt), cancellationToken);

        Assert.That(last.Answer.GetProperty("notes").GetRawText(), Does.Contain("changing.cs has changed since step 1"));
        Assert.That(Server.Requests.Chats.Single().LastText, Does.Contain("class After;").And.Not.Contain("class Before;"));
    }

    // What makes the policy ask.
    private static (string, JsonNode) Doubt => ("use_assistant_model", true);

    private static string Files(string directory) => Step(1, ("findings", "f"), ("relevant_files", new JsonArray(directory)), Doubt);

    private static string Long(int length) => new('x', length);

    private static async Task<int> LongestAsync(ShimProcess editor, CancellationToken cancellationToken) =>
        (await editor.RequestAsync("tools/list", "{}", cancellationToken)).Result.GetProperty("tools").EnumerateArray()
            .Single(tool => tool.GetProperty("name").GetString() == "debug")
            .GetProperty("inputSchema").GetProperty("properties").GetProperty("step").GetProperty("maxLength").GetInt32();
}
