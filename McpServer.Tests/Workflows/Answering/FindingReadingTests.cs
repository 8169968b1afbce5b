using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Answering;

/// <summary>Findings in the words that models use for them.</summary>
public class FindingReadingTests
{
    [TestCase("critical", "critical")]
    [TestCase("BLOCKER", "critical")]
    [TestCase("High", "high")]
    [TestCase("major", "high")]
    [TestCase("error", "high")]
    [TestCase("warning", "medium")]
    [TestCase("minor", "low")]
    [TestCase("nit", "low")]
    [TestCase("note", "info")]
    [TestCase("🔴 Critical", "critical")]
    [TestCase("P1 - urgent", "high")]
    [TestCase("严重", "critical")]
    [TestCase("低", "low")]
    [TestCase("spicy", "medium")]
    [TestCase("", "medium")]
    public void Severity_is_read_by_its_word(string written, string severity)
    {
        var finding = Read($$"""{"text":"x","severity":"{{written}}"}""");

        Assert.That(AnswerText.Words(finding.Severity.ToString()), Is.EqualTo(severity));
    }

    [TestCase("description")]
    [TestCase("issue")]
    [TestCase("message")]
    [TestCase("text")]
    [TestCase("Title")]
    public void Text_is_read_under_any_of_its_names(string name)
    {
        Assert.That(Read($$"""{"{{name}}":"Off by one."}""").Text, Is.EqualTo("Off by one."));
    }

    [TestCase("path", "file")]
    [TestCase("file_path", "file")]
    [TestCase("filePath", "file")]
    [TestCase("code", "quote")]
    [TestCase("evidence", "quote")]
    [TestCase("snippet", "quote")]
    [TestCase("suggestion", "fix")]
    [TestCase("recommendation", "fix")]
    [TestCase("category", "kind")]
    [TestCase("type", "kind")]
    public void Other_members_are_read_under_any_of_their_names(string name, string place)
    {
        var finding = Read($$"""{"text":"x","{{name}}":"word"}""");

        var read = place switch { "file" => finding.File, "quote" => finding.Quote, "fix" => finding.Fix, _ => finding.Kind };
        Assert.That((read, finding.Text), Is.EqualTo(("word", "x")));
    }

    [TestCase("\"line\":12", 12, null)]
    [TestCase("\"line\":12.0", 12, null)]
    [TestCase("\"line\":12,\"end_line\":18", 12, 18)]
    [TestCase("\"start_line\":12,\"end_line\":12", 12, null)]
    [TestCase("\"line\":12,\"end_line\":3", 12, null)]
    [TestCase("\"line\":0,\"end_line\":0", null, null)]
    [TestCase("\"line\":-1", null, null)]
    [TestCase("\"line\":\"12\"", 12, null)]
    [TestCase("\"line\":\"L12-L18\"", 12, 18)]
    [TestCase("\"lines\":\"12-18\"", 12, 18)]
    [TestCase("\"lines\":\"18 – 12\"", 12, 18)]
    [TestCase("\"line\":\"lines 12 to 18\"", 12, 18)]
    [TestCase("\"lines\":[12,18]", 12, 18)]
    [TestCase("\"line\":\"١٢\"", null, null)]
    [TestCase("\"lines\":[12,\"15-18\"]", 12, 18)]
    [TestCase("\"line\":12.5", null, null)]
    [TestCase("\"line\":99999999999", null, null)]
    [TestCase("\"line\":\"12345678901\"", null, null)]
    public void Lines_are_read_however_they_are_written(string members, int? line, int? endLine)
    {
        var finding = Read($$"""{"text":"x","file":"a.cs",{{members}}}""");

        Assert.That((finding.File, finding.Line, finding.EndLine), Is.EqualTo(("a.cs", line, endLine)));
    }

    [TestCase("a.cs:12", "a.cs", 12, null)]
    [TestCase("src/a b.cs:12-18", "src/a b.cs", 12, 18)]
    [TestCase("a.cs:12:5", "a.cs", 12, null)]
    [TestCase("a.cs#L12-L18", "a.cs", 12, 18)]
    [TestCase("a.cs (line 12)", "a.cs", 12, null)]
    [TestCase(@"C:\src\a.cs:12", @"C:\src\a.cs", 12, null)]
    [TestCase(@"C:\src\a.cs", @"C:\src\a.cs", null, null)]
    [TestCase("a2.cs", "a2.cs", null, null)]
    public void Line_behind_a_files_name_is_read(string written, string file, int? line, int? endLine)
    {
        var finding = Read($$"""{"text":"x","file":"{{written.Replace(@"\", @"\\")}}"}""");

        Assert.That((finding.File, finding.Line, finding.EndLine), Is.EqualTo((file, line, endLine)));
    }

    [Test]
    public void Location_names_file_and_lines_at_once()
    {
        var finding = Read("""{"text":"x","location":"a.cs:12-18"}""");

        Assert.That((finding.File, finding.Line, finding.EndLine), Is.EqualTo(("a.cs", (int?)12, (int?)18)));
    }

    [Test]
    public void What_has_no_place_goes_into_the_text_with_its_name()
    {
        var finding = Read("""{"text":"Off by one.","impact":"All.","line":"near the top","cwe":[787,125],"grounded":true}""");

        Assert.That(
            (finding.Text, finding.Grounded),
            Is.EqualTo(("Off by one.\nimpact: All.\nline: near the top\ncwe:\n  - 787\n  - 125\ngrounded: true", (bool?)null)));
    }

    [Test]
    public void Second_word_for_the_same_place_is_not_lost()
    {
        var finding = Read("""{"title":"Bounds","description":"Off by one.","fix":"a","recommendation":"b","severity":"Critical, since anybody can reach it"}""");

        Assert.That(
            (finding.Text, finding.Fix, finding.Severity),
            Is.EqualTo((
                "Bounds: Off by one.\nrecommendation: b\nseverity: Critical, since anybody can reach it", "a", Severity.Critical)));
    }

    [TestCase("""{"text":"x","line":5,"file":"a.cs","kind":"bug\nrace"}""", "x\nkind: bug\nrace")]
    [TestCase("""{"text":"x","line":5,"file":"a.cs:12"}""", "x\nfile: a.cs:12")]
    [TestCase("""{"text":"x","line":5,"file":"a.cs","location":"b.cs:5"}""", "x\nlocation: b.cs:5")]
    [TestCase("""{"text":"x","line":5,"file":"a.cs","lines":"7-9"}""", "x\nlines: 7-9")]
    [TestCase("""{"text":"x","line":5,"file":"a.cs","location":"a.cs:5","description":"x"}""", "x")]
    public void Second_place_stays_in_the_text_and_the_same_said_twice_does_not(string written, string text)
    {
        var finding = Read(written);

        Assert.That((finding.Line, finding.File, finding.Text), Is.EqualTo(((int?)5, "a.cs", text)));
    }

    [Test]
    public void Object_with_a_text_is_one_finding_even_if_it_is_made_of_lists()
    {
        var finding = ReviewForm.Read("""{"findings":{"text":["a","b"],"fix":["c","d"]}}""").Findings.Single();

        Assert.That((finding.Text, finding.Fix), Is.EqualTo(("- a\n- b", "c\nd")));
    }

    [Test]
    public void Quote_in_lines_is_one_quote()
    {
        Assert.That(Read("""{"text":"x","code":["a","b"]}""").Quote, Is.EqualTo("a\nb"));
    }

    [Test]
    public void Text_alone_is_a_note()
    {
        var finding = ReviewForm.Read("""{"findings":["Mind the lock."]}""").Findings.Single();

        Assert.That((finding.Kind, finding.Severity, finding.Text), Is.EqualTo(("note", Severity.Medium, "Mind the lock.")));
    }

    [Test]
    public void Map_gives_its_findings_severity_or_file()
    {
        var findings = ReviewForm.Read("""{"findings":{"critical":[{"text":"a"}],"src/a.cs:7":{"text":"b"},"low":["c"]}}""").Findings;

        Assert.That(
            findings.Select(finding => (finding.Severity, finding.File, finding.Line, finding.Text)),
            Is.EqualTo([
                (Severity.Critical, null, null, "a"), (Severity.Medium, "src/a.cs", (int?)7, "b"), (Severity.Low, (string?)null, (int?)null, "c"),
            ]));
    }

    [Test]
    public void Map_in_a_map_is_one_finding_and_keeps_its_severity()
    {
        var finding = ReviewForm.Read("""{"findings":{"high":{"cache":{"fault":"Off by one."}}}}""").Findings.Single();

        Assert.That((finding.Severity, finding.Text), Is.EqualTo((Severity.High, "cache:\n  fault: Off by one.")));
    }

    [Test]
    public void Finding_that_only_says_where_is_kept()
    {
        var finding = Read("""{"severity":"high","file":"a.cs","line":3}""");

        Assert.That((finding.Text, finding.File, finding.Kind), Is.EqualTo(("(no description)", "a.cs", "issue")));
    }

    [Test]
    public void Every_finding_is_the_experts()
    {
        var findings = ReviewForm.Read("""{"findings":[{"text":"a","source":"local"},"b"]}""").Findings;

        Assert.That(findings.Select(finding => finding.Source), Is.All.EqualTo(FindingSource.Expert));
    }

    [Test]
    public void Equal_findings_are_one()
    {
        Assert.That(ReviewForm.Read("""{"findings":[{"text":"a"},{"text":"b"},{"text":"a"}]}""").Findings, Has.Count.EqualTo(2));
    }

    private static Finding Read(string finding) => ReviewForm.Read($$"""{"findings":[{{finding}}]}""").Findings.Single();
}
