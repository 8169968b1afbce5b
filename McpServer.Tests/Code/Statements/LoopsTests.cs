using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;
using NUnit.Framework;

namespace Mcp.Tests.Code.Statements;

public sealed class LoopsTests
{
    [TestCase("a.py", "for x in rows: f(x)\n", "x in rows | f(x) each")]
    [TestCase("a.py", "async def g():\n    async for x in rows:\n        f(x)\n    h()\n", "x in rows | f(x) each")]
    [TestCase("a.py", "while lambda: x:\n    f()\n", "lambda: x | f() ")]
    [TestCase("a.cs", "foreach (var x in rows) F(x); G();", "var x in rows | F(x); each")]
    [TestCase("a.cs", "for (var i = 0; i < 3; i++) { F(i); }", "var i = 0; i < 3; i++ | F(i); ")]
    [TestCase("a.java", "for (Row x : rows) f(x);", "Row x : rows | f(x); each")]
    [TestCase("a.js", "for await (const x of rows) f(x);", "const x of rows | f(x); each")]
    [TestCase("a.js", "rows.forEach((x) => f(x));", "forEach | (x) => f(x) each")]
    [TestCase("a.go", "func g() { for i := range rows { f(i) } }", "i := range rows | f(i) each")]
    [TestCase("a.go", "func g() { for _, x := range []int{1} { f(x) } }", "_, x := range []int{1} | f(x) each")]
    [TestCase("a.rs", "fn g() { loop { f(); } }", " | f(); ")]
    [TestCase("a.c", "void g() { do { f(); } while (x); }", " | f(); ")]
    [TestCase("a.cs", "while (x) if (y) F(); else G(); H();", "x | if (y) F(); else G(); ")]
    public void Loop_is_read_with_its_header_and_body(string path, string text, string loop)
    {
        var file = new SourceFile(path, text);

        Assert.That(Loops.Of(file).Select(each => $"{Shown.Of(file, each.Block)} {(each.IsEach ? "each" : "")}"), Is.EqualTo(new[] { loop }));
    }

    [TestCase("a.py", "x = [f(y) for y in rows]\ns = \"for x in rows:\"\n# for x in rows:\n")]
    [TestCase("a.js", "rows.forEach(show); cache.map; player.loop(() => 1);")]
    [TestCase("a.cs", "loop: F(); // foreach (var x in rows) F(x);")]
    [TestCase("a.sql", "FOR x IN rows LOOP")]
    [TestCase("a.py", "for x in rows\n    f(x)\n")]
    public void What_only_looks_like_one_is_none(string path, string text)
    {
        Assert.That(Loops.Of(new SourceFile(path, text)), Is.Empty);
    }
}
