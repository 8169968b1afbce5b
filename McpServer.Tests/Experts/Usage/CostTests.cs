using CsCheck;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Usage;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Usage;

internal sealed class CostTests
{
    private static readonly CatalogueModel Model = new()
    {
        Name = "kimi-k2", Provider = "kimi", InputPrice = 0.60m, CachedInputPrice = 0.15m, OutputPrice = 2.50m,
    };

    [Test]
    public void Cached_tokens_cost_their_own_price_and_reasoning_is_output()
    {
        var usage = new UsageDetails
        {
            InputTokenCount = 1_000_000, CachedInputTokenCount = 400_000, OutputTokenCount = 100_000, ReasoningTokenCount = 90_000,
        };

        Assert.That(Cost.Of(Model, usage), Is.EqualTo(0.36m + 0.06m + 0.25m));
        Assert.That(Cost.Of(Model with { CachedInputPrice = null }, usage), Is.EqualTo(0.60m + 0.25m));
    }

    [Test]
    public void Unknown_price_or_count_is_an_unknown_cost()
    {
        var usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 10 };

        Assert.That(Cost.Of(Model with { OutputPrice = null }, usage), Is.Null);
        Assert.That(Cost.Of(Model, new UsageDetails { InputTokenCount = 10 }), Is.Null);
        Assert.That(Cost.Of(UsageRig.Model(price: null), usage), Is.Null);
    }

    [Test]
    public void Local_endpoint_costs_nothing() =>
        Assert.That(Cost.Of(UsageRig.Model(price: null, local: true), new UsageDetails()), Is.Zero);

    [Test]
    public void Money_is_rounded_up_and_limits_down()
    {
        Assert.That(MicroDollars.From(0.0000001m), Is.EqualTo(1));
        Assert.That(MicroDollars.Limit(0.0000019m), Is.EqualTo(1));
        Assert.That(MicroDollars.Text(12_300), Is.EqualTo("0.0123 USD"));
    }

    [Test]
    public void Tally_in_pieces_is_the_tally_of_the_whole()
    {
        Gen.Select(Gen.String, Gen.String).Sample(pair =>
        {
            var pieces = new TokenTally();
            pieces.Add(pair.Item1);
            pieces.Add(pair.Item2);
            return pieces.Tokens == TokenTally.Of(pair.Item1 + pair.Item2);
        });
    }

    [TestCase("", 0)]
    [TestCase("1234567", 2)]
    [TestCase("中文字符中文字符中文字符中", 10)]
    public void Tally_goes_by_classes_of_characters(string text, int tokens) =>
        Assert.That(TokenTally.Of(text), Is.EqualTo(tokens));
}
