using Mcp.Daemon.Workflows.Answering;
using Mcp.Daemon.Workflows.Consensus;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Consensus;

internal sealed class PanelWordsTests
{
    [Test]
    public void Verdict_is_not_told_twice_and_scores_are_a_line_each()
    {
        var words = Of("""{"outcome":"complete","summary":"No.","verdict":"oppose","confidence":"8","scores":[{"aspect":"cost","score":-1,"because":"Too much."}],"alternatives":["Wait."]}""");

        Assert.That(words, Is.EqualTo("No.\n\n### Scores\n- cost -1: Too much.\n\n### Alternatives\n- Wait."));
    }

    [Test]
    public void Verdict_in_more_than_a_word_is_kept()
    {
        var words = Of("""{"outcome":"complete","summary":"No.","verdict":"oppose, as long as nobody pays for the second system"}""");

        Assert.That(words, Does.Contain("### Verdict\noppose, as long as nobody pays"));
    }

    [Test]
    public void Score_that_cannot_be_read_is_kept_as_it_was_said()
    {
        var words = Of("""{"outcome":"complete","summary":"No.","verdict":"oppose","scores":[{"aspect":"beauty","score":"dubious","because":"Seen."}]}""");

        Assert.That(words, Does.Contain("beauty").And.Contain("dubious"));
    }

    private static string Of(string answer) => PanelWords.Of(AnswerReading.Read(answer, PanelForm.Form));
}
