using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class AsyncForEachTests
{
    [TestCase("a.ts", "rows.forEach(async (row) => { await save(row); });\n", "1 medium")]
    [TestCase("a.test.js", "rows.forEach(async function (row) { await save(row); });\n", "1 medium")]
    public void Asynchronous_function_in_forEach_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new AsyncForEach(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.ts", "rows.forEach((row) => save(row));\nawait Promise.all(rows.map(async (row) => save(row)));\n")]
    public void Others_are_not(string path, string text)
    {
        Assert.That(Reviewed.By(new AsyncForEach(), path, text), Is.Empty);
    }
}
