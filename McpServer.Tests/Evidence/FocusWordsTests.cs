using Mcp.Daemon.Evidence;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

public class FocusWordsTests
{
    [TestCase("Why does src/Cache.cs:120 throw?", "src/Cache.cs:120")]
    [TestCase("at Foo() in /ws/src/a.cs:7, then ./b.py:9.", "/ws/src/a.cs:7 ./b.py:9")]
    [TestCase("The ratio is 3:4 at 12:30, see https://host:8080/x", "")]
    public void Places_are_files_with_a_line(string prompt, string places)
    {
        Assert.That(string.Join(' ', FocusWords.Of(prompt).Places.Select(place => $"{place.File}:{place.Line}")), Is.EqualTo(places));
    }

    [TestCase("Is `lock` needed in GetOrAdd, or does evict_all(x) do? Parse() runs twice.", "lock GetOrAdd evict_all Parse")]
    [TestCase("Please look at the code (all of it) and say what is wrong.", "")]
    public void Names_are_words_that_prose_does_not_have(string prompt, string names)
    {
        Assert.That(string.Join(' ', FocusWords.Of(prompt).Names), Is.EqualTo(names));
    }

    [Test]
    public void Log_of_a_megabyte_gives_a_few_names_and_costs_no_minutes()
    {
        var focus = FocusWords.Of(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"someName{i}(at a_{i}/b.cs:{i}) ")));

        Assert.That((focus.Names.Count, focus.Places.Count), Is.EqualTo((20, 20)));
    }
}
