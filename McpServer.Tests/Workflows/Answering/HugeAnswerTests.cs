using NUnit.Framework;

namespace Mcp.Tests.Workflows.Answering;

/// <summary>
/// Answers of a size or a make that nobody means well by are read in a time that grows as they do. Where reading could
/// easily cost the square, the size is such that the square would take minutes.
/// </summary>
public class HugeAnswerTests
{
    [TestCase("{\"a\":", 5_000_000)]
    [TestCase("{\"a\":01,", 5_000_000)]
    [TestCase("{")]
    [TestCase("[")]
    [TestCase("\"")]
    [TestCase("\\")]
    [TestCase("\0")]
    [TestCase("\uD800")]
    [TestCase("}]")]
    [TestCase("\\ud800")]
    [TestCase("```json\n")]
    [TestCase("{\"a\"                                                 ")]
    [TestCase("{//")]
    [TestCase("{ /*")]
    [TestCase("\"summary\":\"a\",")]
    public void Bomb_is_prose_of_which_no_character_is_lost(string piece, int length = 1_000_000)
    {
        var text = Repeated(piece, length);

        var answer = ReviewForm.Read(text);

        Assert.That((answer.IsStructured, answer.Text.Length), Is.EqualTo((false, text.Trim().Length)));
    }

    [TestCase("{\"findings\":[", 1)]
    [TestCase("{\"findings\":[\"a\" b ", 1)]
    [TestCase("{\"findings\":[\"   \"   \"   \" ", 0)]
    [TestCase("{\"summary\":\"a\",\"findings\":[\"a\"]} ", 1)]
    [TestCase("{\"findings\":[{\"text\":\"a\",\"line\":1}]}\n", 1)]
    public void Bomb_of_answers_is_an_answer(string piece, int findings)
    {
        var answer = ReviewForm.Read(Repeated(piece, 1_000_000));

        Assert.That((answer.IsStructured, answer.Findings.Count), Is.EqualTo((true, findings)));
    }

    [TestCase("\"summary\":\"a\"", "")]
    [TestCase("\"question\":[\"a\"]", "")]
    [TestCase("\"root_cause\":\"a\"", "")]
    [TestCase("\"reason\":\"a\"", "\"outcome\":\"needs_files\",")]
    [TestCase("\"x\":{\"a\":[]}", "")]
    [TestCase("\"files_needed\":[{\"path\":\"a\",\"why\":\"b\"}]", "")]
    [TestCase("\"findings\":{\"a\":{},\"b\":[]}", "")]
    public void Object_of_one_member_over_and_over_is_an_answer(string member, string first)
    {
        var members = string.Join(',', Enumerable.Repeat(member, 1_000_000 / member.Length));

        var answer = ReviewForm.Read($$"""{{{first}}{{members}}}""");

        Assert.That(answer.IsStructured, Is.True);
    }

    [Test]
    public void Finding_of_one_member_over_and_over_is_one_finding()
    {
        var members = string.Join(',', Enumerable.Repeat("\"line\":\"somewhere\",\"title\":\"a\",\"text\":\"b\"", 20_000));

        var answer = ReviewForm.Read($$"""{"findings":[{{{members}}}]}""");

        Assert.That(answer.Findings.Single().Text, Does.StartWith("a: b"));
    }

    [Test]
    public void Answer_of_5_MB_keeps_every_finding()
    {
        var findings = Enumerable.Range(1, 40_000)
            .Select(i => $$"""{"severity":"low","kind":"style","file":"a.cs","line":{{i}},"quote":"var x{{i}} = 1;","text":"Name {{i}} says nothing at all to anybody."}""");

        var answer = ReviewForm.Read($$"""{"outcome":"complete","summary":"Names.","findings":[{{string.Join(',', findings)}}]}""");

        Assert.That((answer.Findings.Count, answer.Findings[^1].Line, answer.Text), Is.EqualTo((40_000, 40_000, "Names.")));
    }

    [Test]
    public void Review_of_5_MB_stays_as_it_is()
    {
        var review = Repeated("## Part\nThe {\"default\": 1} is wrong; see `{ get; }` and \"this\".\n", 5_000_000).Trim();

        var answer = ReviewForm.Read(review);

        Assert.That((answer.IsStructured, answer.Text == review), Is.EqualTo((false, true)));
    }

    private static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}
