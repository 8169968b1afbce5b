using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class DeferInLoopTests
{
    [TestCase("a.go", "package a\nfunc f() {\n for _, p := range paths {\n  g, _ := os.Open(p)\n  defer g.Close()\n }\n}\n", "5 medium")]
    [TestCase("a.go", "package a\nfunc f() {\n for {\n  for i := 0; i < 3; i++ {\n   defer g()\n  }\n }\n}\n", "5 medium")]
    [TestCase("a.go", "package a\nfunc f() {\n for _, p := range []string{\"a\", \"b\"} {\n  defer g(p)\n }\n}\n", "4 medium")]
    public void Defer_that_piles_up_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new DeferInLoop(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.go", "package a\nfunc f() {\n defer g()\n for _, p := range paths {\n  func() {\n   defer h()\n  }()\n }\n}\n")]
    public void Defer_of_a_function_inside_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new DeferInLoop(), path, text), Is.Empty);
    }
}
