using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class PublishedDatabasesTests
{
    [TestCase("compose.yaml", "services:\n  db:\n    ports:\n      - \"5432:5432\"\n", "4 medium")]
    [TestCase("compose.yaml", "services:\n  db:\n    ports: [\"0.0.0.0:16379:6379\"]\n", "3 medium")]
    public void Database_open_to_all_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new PublishedDatabases(), path, text), Is.EqualTo(found));
    }

    [TestCase("compose.yaml", "services:\n  db:\n    ports:\n      - \"127.0.0.1:5432:5432\"\n      - \"8080:8080\"\n      - \"5432\"\n    expose:\n      - \"5432\"\n")]
    [TestCase("compose.yaml", "services:\n  a:\n    ports:\n      # - \"5432:5432\"\n      - \"5432:8080\"\n")]
    public void Bound_and_other_ports_are_not(string path, string text)
    {
        Assert.That(Audited.By(new PublishedDatabases(), path, text), Is.Empty);
    }
}
