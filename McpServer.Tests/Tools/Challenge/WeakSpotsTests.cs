using Mcp.Daemon.Tools.Challenge;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Challenge;

internal sealed class WeakSpotsTests
{
    [TestCase("It holds for all callers.", "all")]
    [TestCase("It never fails.", "never")]
    public void Claim_about_every_case_is_found(string statement, string word)
    {
        Assert.That(WeakSpots.In(statement).Select(spot => (spot.Kind, spot.Quote)), Is.EqualTo(new[] { ("universal_claim", word) }));
    }

    [TestCase("It may not leak at all.")]
    [TestCase("After all it has been running for years.")]
    [TestCase("Call it twice.")]
    public void All_in_a_turn_of_phrase_claims_nothing(string statement)
    {
        Assert.That(WeakSpots.In(statement), Is.Empty);
    }
}
