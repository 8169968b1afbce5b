using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Experts;

/// <summary>The answer's account of the files that were sent, beside what the provider really got.</summary>
public class SentFilesTests : ExpertsFixture
{
    private string _directory = "";

    [SetUp]
    public void MakeDirectory()
    {
        _directory = TestContext.CurrentContext.Test.ID;
        Directory.CreateDirectory(Path.Combine(Home.Workspace, _directory));
        Server.When(_ => true, Reply.Stream.Role().Says("Fine."));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Whole_files_of_a_directory_are_those_that_were_received(CancellationToken cancellationToken)
    {
        Write("a.cs", 12);
        Write("empty.cs", 0);
        Write("deep/one \"quoted\" <name> & more.cs", 1);
        Write("drop.log", 3);
        File.WriteAllText(Path.Combine(Home.Workspace, _directory, ".gitignore"), "*.log\n");
        File.WriteAllBytes(Path.Combine(Home.Workspace, _directory, "tool.cs"), [1, 0, 2]);
        var editor = await EditorAsync(cancellationToken);

        var answer = await AskAsync(editor, cancellationToken, _directory);

        Assert.That(Sent(answer), Is.EquivalentTo(ReceivedFile.In(Request)).And.EquivalentTo(new[]
        {
            new ReceivedFile($"{_directory}/a.cs", "1-12"), new ReceivedFile($"{_directory}/empty.cs", ""),
            new ReceivedFile($"{_directory}/deep/one \"quoted\" <name> & more.cs", "1"),
        }));
        Assert.That(Omitted(answer, "withheld"), Does.Contain($"{_directory}/tool.cs"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Part_of_a_long_file_is_the_lines_that_were_received(CancellationToken cancellationToken)
    {
        Write("long.cs", 3_000);
        var editor = await EditorAsync(cancellationToken, ("MCP_EXPERT_FILES_TOKENS", "1500"));

        var answer = await editor.CallAsync(
            "chat", Question($"What happens in {_directory}/long.cs:2000?", ("files", new JsonArray($"{_directory}/long.cs"))), cancellationToken);

        var sent = Sent(answer).Single();
        Assert.That(ReceivedFile.In(Request), Is.EqualTo(new[] { sent }));
        Assert.That(sent.Lines, Does.StartWith("1-").And.Contain(","));
        Assert.That(Request.LastText, Does.Contain("\n2000│ "));
        Assert.That(Omitted(answer, "cut"), Is.EqualTo(new[] { $"{_directory}/long.cs" }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Files_of_earlier_turns_are_in_the_request_and_in_the_report_and_are_not_sent_twice(CancellationToken cancellationToken)
    {
        Write("a.cs", 12);
        Write("b.cs", 7);
        var editor = await EditorAsync(cancellationToken);
        var first = await AskAsync(editor, cancellationToken, $"{_directory}/a.cs", $"{_directory}/b.cs");
        Write("b.cs", 9);

        var second = await AskAsync(editor, ThreadOf(first), cancellationToken, $"{_directory}/a.cs", $"{_directory}/b.cs");
        var third = await AskAsync(editor, ThreadOf(first), cancellationToken);

        Assert.That(Sent(second), Is.EqualTo(ReceivedFile.In(Server.Requests.Chats[1])).And.EqualTo(new[]
        {
            new ReceivedFile($"{_directory}/a.cs", "1-12"), new ReceivedFile($"{_directory}/b.cs", "1-7"), new ReceivedFile($"{_directory}/b.cs", "1-9"),
        }));
        Assert.That(Sent(third), Is.EqualTo(ReceivedFile.In(Server.Requests.Chats[2])).And.EqualTo(Sent(second)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task What_is_over_the_budget_is_neither_received_nor_reported_as_sent(CancellationToken cancellationToken)
    {
        foreach (var i in Enumerable.Range(0, 100))
        {
            Write($"f{i:00}.cs", 40 + i);
        }

        var editor = await EditorAsync(cancellationToken, ("MCP_EXPERT_FILES_TOKENS", "3000"));

        var answer = await AskAsync(editor, cancellationToken, _directory);

        var sent = Sent(answer);
        Assert.That(sent, Is.EqualTo(ReceivedFile.In(Request)).And.Count.InRange(2, 10));
        Assert.That(answer.Answer.GetProperty("evidence").GetProperty("sent").EnumerateArray().Sum(file => file.GetProperty("tokens").GetInt32()), Is.LessThan(3_000));
        Assert.That(Omitted(answer, "cut"), Has.Count.EqualTo(51).And.Some.EqualTo($"… and {50 - sent.Count} more files"));
        Assert.That(Request.LastText, Does.Contain($"<not-included files=\"{100 - sent.Count}\" "));
        Assert.That(answer.Answer.GetProperty("notes").GetRawText(), Does.Contain("MCP_EXPERT_FILES_TOKENS"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Private_key_in_a_file_is_masked_and_its_lines_are_still_those_that_were_reported(CancellationToken cancellationToken)
    {
        var key = $"-----BEGIN PRIVATE{' '}KEY-----\n{string.Concat(Enumerable.Repeat("q7Zk2Wm9Xp4Lr8Tv3Ns6Hd1Jf5Gb0Cy7Ae2U\n", 6))}-----END PRIVATE{' '}KEY-----\n";
        File.WriteAllText(Path.Combine(Home.Workspace, _directory, "fixture.cs"), $"before\n{key}after\n");
        var editor = await EditorAsync(cancellationToken);

        var answer = await AskAsync(editor, cancellationToken, $"{_directory}/fixture.cs");

        Assert.That(Sent(answer), Is.EqualTo(ReceivedFile.In(Request)).And.EqualTo(new[] { new ReceivedFile($"{_directory}/fixture.cs", "1-10") }));
        Assert.That(Request.LastText, Does.Not.Contain("q7Zk2Wm9").And.Contain("10│ after"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Without_a_model_nothing_is_sent_and_the_answer_says_what_would_configure_one(CancellationToken cancellationToken)
    {
        Write("a.cs", 12);
        var editor = await Home.InitializedShimAsync(cancellationToken);

        var answer = await AskAsync(editor, cancellationToken, _directory);

        Assert.That((answer.Code, ExpertState(answer)), Is.EqualTo(("not_configured", "not_configured")));
        Assert.That(answer.Answer.TryGetProperty("evidence", out _), Is.False);
    }

    private RecordedRequest Request => Server.Requests.Chats.Single();

    private static Task<Received> AskAsync(LineClient editor, CancellationToken cancellationToken, params string[] files) =>
        AskAsync(editor, "new", cancellationToken, files);

    private static Task<Received> AskAsync(LineClient editor, string thread, CancellationToken cancellationToken, params string[] files) =>
        editor.CallAsync(
            "chat", Question("What do you say?", ("continuation_id", thread), ("files", new JsonArray([.. files.Select(file => (JsonNode)file)]))), cancellationToken);

    private static string ThreadOf(Received answer) => answer.Answer.GetProperty("thread").GetProperty("id").GetString()!;

    private static List<ReceivedFile> Sent(Received answer) =>
        [.. answer.Answer.GetProperty("evidence").GetProperty("sent").EnumerateArray().Select(file => new ReceivedFile(
            file.GetProperty("file").GetString()!, file.TryGetProperty("lines", out var lines) ? lines.GetString()! : ""))];

    private static List<string?> Omitted(Received answer, string list) =>
        [.. answer.Answer.GetProperty("evidence").GetProperty(list).EnumerateArray().Select(file => file.GetProperty("file").GetString())];

    private void Write(string name, int lines)
    {
        var path = Path.Combine(Home.Workspace, _directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Concat(Enumerable.Range(1, lines).Select(i => $"var value{i} = {i};\n")));
    }
}
