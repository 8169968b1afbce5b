using NUnit.Framework;

namespace Mcp.Tests;

public class SmokeTests
{
    [Test]
    public void Runs()
    {
        Assert.That(Environment.ProcessPath, Is.Not.Null);
    }
}
