using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class BlockedEventLoopsTests
{
    [TestCase("a.py", "async def f():\n    time.sleep(1)\n    requests.get(url)\n", "2 medium, 3 medium")]
    [TestCase("a.cs", "class A { async Task F() {\n Thread.Sleep(5);\n} }", "2 medium")]
    [TestCase("a.ts", "export const load = async () => {\n  return fs.readFileSync(\"a\");\n};\n", "2 low")]
    public void Call_that_holds_the_thread_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new BlockedEventLoops(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "def f():\n    time.sleep(1)\nasync def g():\n    await asyncio.sleep(1)\n    await asyncio.to_thread(time.sleep, 1)\n    loop.run_in_executor(None, lambda: time.sleep(1))\n")]
    [TestCase("a.cs", "class A { void F() { Thread.Sleep(5); } async Task G() { await Task.Run(() => Thread.Sleep(5)); } }")]
    [TestCase("a.js", "const text = readFileSync(\"a\");\nfunction load() { return fs.readFileSync(\"a\"); }\n")]
    public void Call_where_it_may_wait_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new BlockedEventLoops(), path, text), Is.Empty);
    }
}
