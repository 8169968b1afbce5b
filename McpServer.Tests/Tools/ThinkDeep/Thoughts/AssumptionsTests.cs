using Mcp.Daemon.Tools.ThinkDeep.Thoughts;
using Mcp.Daemon.Tools.Words;
using NUnit.Framework;

namespace Mcp.Tests.Tools.ThinkDeep.Thoughts;

public class AssumptionsTests
{
    [TestCase("I assume that one process serves all requests.")]
    [TestCase("The client assumes that replies come in order.")]
    [TestCase("Assumption: ids are never reused.")]
    [TestCase("The query is probably the bottleneck.")]
    [TestCase("Nobody has verified it, but we believe the index is used.")]
    [TestCase("Two writers should never meet.")]
    [TestCase("A second lookup should be cheap.")]
    [TestCase("It seems to come from the cache.")]
    [TestCase("I think the lock is held too long.")]
    [TestCase("This was not measured.")]
    [TestCase("I haven't looked at the worker.")]
    public void Doubtful_sentence_is_an_assumption(string sentence)
    {
        Assert.That(In((1, sentence)).Select(each => each.Sentence), Is.EqualTo(new[] { sentence }));
    }

    [TestCase("Should the cache be shared?")]
    [TestCase("The cache should be invalidated on write.")]
    [TestCase("I think we should split the table.")]
    [TestCase("We must not assume that replies come in order.")]
    [TestCase("The assumption that ids are unique is wrong.")]
    [TestCase("It calls `assumeRole` and `probably`.")]
    [TestCase("```\nprobably\n```")]
    [TestCase("> I assume so")]
    [TestCase("The lock is held for 40 ms.")]
    [TestCase("A worker may be restarted at any time.")]
    public void Other_sentence_is_none(string sentence)
    {
        Assert.That(In((1, sentence)), Is.Empty);
    }

    [Test]
    public void Guess_that_a_later_step_states_as_known_is_told_with_it()
    {
        var found = In((1, "I assume the load balancer pins each basket to one instance."), (2, "The load balancer pins a basket to its instance, so nothing races."));

        Assert.That(found.Single().Hardened, Is.EqualTo((2, "The load balancer pins a basket to its instance, so nothing races.")));
    }

    [TestCase(1, "The load balancer pins a basket to its instance.")]
    [TestCase(2, "The load balancer probably pins a basket to its instance.")]
    [TestCase(2, "Does the load balancer pin a basket to its instance?")]
    [TestCase(2, "The load balancer restarts every night.")]
    public void Guess_that_stays_one_is_told_alone(int step, string sentence)
    {
        var found = In((1, "I assume the load balancer pins each basket to one instance."), (step, sentence));

        Assert.That(found[0].Hardened, Is.Null);
    }

    [Test]
    public void Sentence_that_shares_some_words_of_many_says_something_else()
    {
        var found = In(
            (1, "I assume the nightly export writes tickets, refunds, vouchers and seats into one archive table."), (2, "The export reads tickets, refunds and vouchers."));

        Assert.That(found.Single().Hardened, Is.Null);
    }

    private static IReadOnlyList<Assumption> In(params (int Step, string Text)[] words) => Assumptions.In(words.Select(each => new StepWords(each.Step, each.Text)));
}
