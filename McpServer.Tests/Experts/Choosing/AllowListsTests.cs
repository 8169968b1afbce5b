using NUnit.Framework;

namespace Mcp.Tests.Experts.Choosing;

internal sealed class AllowListsTests
{
    [Test]
    public void Typo_is_warned_about_with_the_nearest_name()
    {
        var offer = OfferRig.Offer(("ALLOWED_MODELS", "kimi-k3,five,glm-flush"));

        Assert.That(offer.Allowed.Warnings(offer.Known), Is.EqualTo(new[] { "ALLOWED_MODELS names \"glm-flush\", which is no known model; did you mean \"glm-flash\"?" }));
    }

    [Test]
    public void List_of_one_provider_leaves_the_others_alone()
    {
        var lists = OfferRig.Offer(("KIMI_ALLOWED_MODELS", "kimi-k2.6")).Allowed;

        Assert.That(
            new[] { OfferRig.K3, OfferRig.K26, OfferRig.Glm5, OfferRig.Routed }.Select(lists.Blocking),
            Is.EqualTo(new[] { "KIMI_ALLOWED_MODELS", null, null, null }));
    }
}
