using Mcp.Daemon.Tools.ThinkDeep.Claims;
using Mcp.Daemon.Tools.Words;
using NUnit.Framework;

namespace Mcp.Tests.Tools.ThinkDeep.Claims;

public class CitedPlacesTests
{
    [TestCase("See src/cart.ts:12.", "src/cart.ts:12")]
    [TestCase("See `src/cart.ts:12`", "src/cart.ts:12")]
    [TestCase("It is in src/cart.ts:12-20, I think.", "src/cart.ts:12-20")]
    [TestCase("See src/cart.ts#L12-L20", "src/cart.ts:12-20")]
    [TestCase("In src/cart.ts, lines 12-20", "src/cart.ts:12-20")]
    [TestCase("In src/cart.ts (line 12)", "src/cart.ts:12")]
    [TestCase("Line 12 is odd, and line 14 of src/cart.ts too.", "src/cart.ts:14")]
    [TestCase("- docs/holds.md:3", "docs/holds.md:3")]
    [TestCase(@"See src\cart.cs:12", "src/cart.cs:12")]
    [TestCase("From a.py:1 to b.py:2", "a.py:1", "b.py:2")]
    public void Place_is_read(string words, params object[] places)
    {
        Assert.That(In(words).Select(place => place.Shown), Is.EqualTo(places));
    }

    [TestCase("It listens on example.com:8080 and 10.0.0.1:443.")]
    [TestCase("The ratio is 3.x:12 at most.")]
    [TestCase("http://localhost/app.html:12 is served.")]
    [TestCase("node_modules/pg/lib/pool.js:12 waits.")]
    [TestCase("```\nsrc/cart.ts:12\n```")]
    [TestCase("> src/cart.ts:12")]
    [TestCase("  at pay (src/cart.ts:12:4)")]
    [TestCase("We use cart.ts in 12 places.")]
    public void What_is_no_place_is_not_read(string words)
    {
        Assert.That(In(words), Is.Empty);
    }

    [TestCase("a.ts:12 says `x = 1`", "x = 1")]
    [TestCase("a.ts:12: `x = 1`", "x = 1")]
    [TestCase("a.ts:12 (`x = 1`)", "x = 1")]
    [TestCase("`a.ts:12` still has `x = 1`.", "x = 1")]
    [TestCase("a.ts, line 12, which reads \"return null;\"", "return null;")]
    [TestCase("`x = 1` (a.ts:12)", "x = 1")]
    [TestCase("We call `save()` at a.ts:12.", "save()")]
    [TestCase("It should hold. `save()` at a.ts:12.", "save()")]
    public void Code_beside_a_place_is_its_quote(string words, string quote)
    {
        Assert.That(In(words).Single().Quote, Is.EqualTo(quote));
    }

    [TestCase("a.ts:12 and the `Store` behind it")]
    [TestCase("a.ts:12 lacks `await`")]
    [TestCase("a.ts:12 (\"the hot path\")")]
    [TestCase("Add `await` at a.ts:12.")]
    [TestCase("There is no `lock` in a.ts:12.")]
    [TestCase("It isn't `async` at a.ts:12.")]
    [TestCase("a.ts:12 becomes slow. `Store` is next.")]
    public void What_is_not_said_to_stand_there_is_no_quote(string words)
    {
        Assert.That(In(words).Single().Quote, Is.Null);
    }

    private static IReadOnlyList<CitedPlace> In(string words) => CitedPlaces.In([new StepWords(1, words)]);
}
