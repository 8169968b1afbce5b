using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.ThinkDeep.Claims;
using Mcp.Daemon.Tools.Words;
using NUnit.Framework;

namespace Mcp.Tests.Tools.ThinkDeep.Claims;

public class CallClaimsTests
{
    private const string Store = "export class Store {\n  expire() {\n    return 1;\n  }\n}\n";

    private const string Sweeper = "import { Store } from './store';\nexport function sweep(store: Store) {\n  store.expire();\n}\n";

    private const string Admin = "import { Store } from './store';\nexport function release(store: Store) {\n  store.expire();\n}\n";

    [TestCase("`Store.expire` is only called from `src/sweeper.ts`.", "Store.expire", "src/sweeper.ts")]
    [TestCase("expire() is only ever called by sweep().", "expire", "sweep")]
    [TestCase("`expire` is called only in the sweeper.ts.", "expire", "sweeper.ts")]
    [TestCase("Only `sweep` calls `expire`.", "expire", "sweep")]
    [TestCase("`sweep` is the only caller of `expire`.", "expire", "sweep")]
    [TestCase("`expire` is never called.", "expire", null)]
    [TestCase("`expire` is dead code, I take it.", "expire", null)]
    [TestCase("Nothing calls `expire`.", "expire", null)]
    public void Claim_is_read(string words, string name, string? only)
    {
        Assert.That(In(words).Select(claim => (claim.Name, claim.Only)), Is.EqualTo(new[] { (name, only) }));
    }

    [TestCase("Is `expire` only called from `sweep`?")]
    [TestCase("`expire` is not called when the store is empty.")]
    [TestCase("`expire` is never called from `sweep`.")]
    [TestCase("`expire` should only be called by `sweep`.")]
    [TestCase("If nothing calls `expire`, delete it.")]
    [TestCase("The expire function is never called.")]
    [TestCase("`expire` is only called from `sweep` and `release`.")]
    public void What_claims_something_else_is_not_read(string words)
    {
        Assert.That(In(words), Is.Empty);
    }

    [Test]
    public void Other_call_speaks_against_the_only_one()
    {
        var call = Check("`Store.expire` is only called from `sweep`.", ("src/store.ts", Store), ("src/sweeper.ts", Sweeper), ("src/admin.ts", Admin));

        Assert.That(call!.Against.Select(each => $"{each.Path}:{each.Line}"), Is.EqualTo(new[] { "src/admin.ts:3" }));
    }

    [TestCase("`Store.expire` is only called from `sweep`.")]
    [TestCase("`Store.expire` is only called from `src/sweeper.ts`.")]
    [TestCase("`Store.expire` is only called from `sweeper.ts`.")]
    public void Claim_that_holds_has_nothing_against_it(string words)
    {
        var call = Check(
            words, ("src/store.ts", Store), ("src/sweeper.ts", Sweeper), ("src/store.test.ts", "new Store().expire();\n"), ("src/queue.ts", "class Queue {\n  expire() {}\n}\nnew Queue().expire();\n// store.expire();\n"));

        Assert.That((call?.Against.Count, call?.Agreeing.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Call_of_the_bare_name_on_something_unknown_is_not_counted()
    {
        var call = Check("Nothing calls `Store.expire`.", ("src/store.ts", Store), ("src/lib.ts", "import { cache } from 'cache';\nexport function f() {\n  cache.expire();\n}\n"));

        Assert.That(call!.Against, Is.Empty);
    }

    [Test]
    public void Call_speaks_against_none()
    {
        var call = Check("Nothing calls `Store.expire`.", ("src/store.ts", Store), ("src/admin.ts", Admin));

        Assert.That(call!.Against.Single().Path, Is.EqualTo("src/admin.ts"));
    }

    [TestCase("Nothing calls `Store.purge`.")]
    [TestCase("`Store.expire` is only called from `NightlyJob`.")]
    public void What_cannot_be_told_is_left_alone(string words)
    {
        Assert.That(Check(words, ("src/store.ts", Store), ("src/admin.ts", Admin)), Is.Null);
    }

    private static IReadOnlyList<CallClaim> In(string words) => CallClaims.In([new StepWords(1, words)]);

    private static CheckedCall? Check(string words, params (string, string)[] files) =>
        new CallCheck(new SourceSet(files, CancellationToken.None)).Of(In(words).Single());
}
