using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Protocol;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Protocol;

public class FoundPagesTests
{
    [Test]
    public void Page_has_all_that_the_provider_said_of_it()
    {
        const string list = """[{"title":"T","link":"https://a.test/","content":"C","media":"M","publish_date":"2026-01-02","icon":"i"}]""";

        Assert.That(Of(list), Is.EqualTo(new[] { new SearchResult("T", "https://a.test/", "C", "M", "2026-01-02") }));
    }

    [Test]
    public void What_has_no_title_or_no_address_is_skipped_and_the_rest_stays()
    {
        const string list = """[{"title":"T"},{"link":"L"},{"title":1,"link":"L"},"text",null,[],{"title":"A","link":"B"}]""";

        Assert.That(Of(list), Is.EqualTo(new[] { new SearchResult("A", "B") }));
    }

    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("\"text\"")]
    public void What_is_no_list_holds_no_page(string json)
    {
        Assert.That(Of(json), Is.Empty);
    }

    private static IReadOnlyList<SearchResult> Of(string json) => FoundPages.Of(JsonElement.Parse(json));
}
