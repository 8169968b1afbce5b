using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Kimi;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Kimi;

public class KimiIntentTests
{
    [Test]
    public void Judgement_is_read_out_of_whatever_stands_around_it()
    {
        const string said = """
            Here it is:
            ```json
            {"needs_websearch": true, "complexity": "Deep", "domain": "law", "recommended_provider": "kimi", "recommended_model": "kimi-k2", "streaming_preferred": true}
            ``` Done.
            """;

        Assert.That(KimiIntentTool.Read(said), Is.EqualTo(new IntentReport(true, "Deep", "law", "kimi", "kimi-k2", true)));
    }

    [TestCase("{}")]
    [TestCase("""{"needs_websearch":"yes","complexity":"huge","domain":"","recommended_provider":"openai","recommended_model":null}""")]
    public void What_is_missing_or_not_allowed_is_its_default(string said)
    {
        Assert.That(KimiIntentTool.Read(said), Is.EqualTo(new IntentReport(false, "simple", "general", "glm", "auto", false)));
    }

    [TestCase("")]
    [TestCase("no object")]
    [TestCase("} {")]
    [TestCase("{half")]
    [TestCase("{not json}")]
    public void Text_without_an_object_is_no_judgement(string said)
    {
        Assert.That(KimiIntentTool.Read(said), Is.Null);
    }
}
