using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

public class AnswerResultTests
{
    private static readonly Answer Answer = new() { Tool = "t", State = AnswerState.Failed, Text = "short", Call = new CallReport("a-1-1", 3) };

    [Test]
    public void Result_carries_the_answer_as_data_and_as_text()
    {
        var result = AnswerResult.Of(Answer);

        Assert.That(result.StructuredContent!.Value.GetProperty("text").GetString(), Is.EqualTo("short"));
        Assert.That(Text(result), Is.EqualTo(AnswerText.Render(Answer)));
    }

    [TestCase("Failed", true)]
    [TestCase("StillRunning", false)]
    public void Mcp_is_told_whether_it_is_an_error(string state, bool isError)
    {
        Assert.That(AnswerResult.Of(Answer with { State = Enum.Parse<AnswerState>(state) }).IsError, Is.EqualTo(isError));
    }

    [Test]
    public void Huge_text_is_cut_in_the_text_and_whole_in_the_data()
    {
        var result = AnswerResult.Of(Answer with { Text = new string('x', 300_000) });

        Assert.That(result.StructuredContent!.Value.GetProperty("text").GetString(), Has.Length.EqualTo(300_000));
        Assert.That(Text(result), Has.Length.LessThan(201_000).And.EndsWith("more characters: the whole text is in structuredContent.text."));
    }

    [TestCase(0)]
    [TestCase(1)]
    public void Cut_never_falls_into_the_middle_of_a_character(int offset)
    {
        var result = AnswerResult.Of(Answer with { Text = new string('x', offset) + string.Concat(Enumerable.Repeat("😀", 150_000)) });

        var text = JsonSerializer.SerializeToElement(result, McpJsonUtilities.DefaultOptions).GetProperty("content")[0].GetProperty("text").GetString()!;
        Assert.That(text.Contains('\uFFFD'), Is.False);
    }

    private static string Text(CallToolResult result) => ((TextContentBlock)result.Content.Single()).Text;
}
