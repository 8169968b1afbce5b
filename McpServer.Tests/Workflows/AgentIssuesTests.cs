using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Workflows;

public class AgentIssuesTests
{
    [Test]
    public void Issue_is_a_finding_of_the_agent()
    {
        var finding = Read("""{"severity":"HIGH","description":"Off by one.","file":"a.cs","line":3,"end_line":5,"quote":"i <= n","fix":"i < n","kind":"bug"}""");

        Assert.That(
            finding,
            Is.EqualTo(new Finding
            {
                Severity = Severity.High, Kind = "bug", Text = "Off by one.", File = "a.cs", Line = 3, EndLine = 5, Quote = "i <= n", Fix = "i < n",
                Source = FindingSource.Agent,
            }));
    }

    [TestCase("""{"text":"x","code":"q","recommendation":"f"}""")]
    [TestCase("""{"text":"x","evidence":"q","suggestion":"f"}""")]
    [TestCase("""{"issue":"x","snippet":"q","fix":"f"}""")]
    public void Members_are_read_under_any_of_their_names(string issue)
    {
        var finding = Read(issue);

        Assert.That((finding.Text, finding.Quote, finding.Fix), Is.EqualTo(("x", "q", "f")));
    }

    [TestCase("""{"text":"x"}""", "x")]
    [TestCase("""{"text":"x","severity":7,"file":[],"quote":" "}""", "x\nseverity: 7")]
    [TestCase("""{"text":"x","severity":"spicy","line":0}""", "x\nseverity: spicy")]
    [TestCase("""{"text":"x","line":-1,"end_line":2.5}""", "x\nend line: 2.5")]
    [TestCase("""{"text":"x","owner":"us"}""", "x\nowner: us")]
    public void What_has_no_place_of_its_own_stays_in_the_text(string issue, string text)
    {
        Assert.That(Read(issue), Is.EqualTo(new Finding { Severity = Severity.Medium, Kind = "issue", Text = text, Source = FindingSource.Agent }));
    }

    [TestCase("{}")]
    [TestCase("""{"text":" "}""")]
    [TestCase("\"text\"")]
    [TestCase("null")]
    public void Issue_without_words_is_none(string issue)
    {
        Assert.That(AgentIssues.From([JsonElement.Parse(issue)]), Is.Empty);
    }

    private static Finding Read(string issue) => AgentIssues.From([JsonElement.Parse(issue)]).Single();
}
