using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class BroadTokensTests
{
    [TestCase(".github/workflows/ci.yml", "on: push\npermissions: write-all\n", "2 medium")]
    [TestCase(".github/workflows/ci.yml", "on: push\njobs:\n  a:\n    permissions: write-all\n", "4 medium")]
    public void Token_that_writes_all_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new BroadTokens(), path, text), Is.EqualTo(found));
    }

    [TestCase(".github/workflows/ci.yml", "on: push\npermissions: read-all\n# permissions: write-all\n")]
    [TestCase(".github/workflows/ci.yml", "on: push\npermissions:\n  contents: write\n")]
    public void Token_with_bounds_is_not(string path, string text)
    {
        Assert.That(Audited.By(new BroadTokens(), path, text), Is.Empty);
    }
}
