using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class LooseActionsTests
{
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - uses: shop/preview@main\n", "5 medium")]
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - name: a\n        uses: shop/preview/sub@master # always\n", "6 medium")]
    public void Action_from_a_branch_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new LooseActions(), path, text), Is.EqualTo(found));
    }

    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n      - uses: shop/preview@8f4b7f84864484a7bf31766abe9204da3cbe65b3\n      - uses: ./.github/actions/main\n      - uses: docker://alpine:3.20\n      # - uses: shop/preview@main\n")]
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - run: |\n          uses: shop/preview@main\n")]
    public void Action_of_a_version_is_not(string path, string text)
    {
        Assert.That(Audited.By(new LooseActions(), path, text), Is.Empty);
    }
}
