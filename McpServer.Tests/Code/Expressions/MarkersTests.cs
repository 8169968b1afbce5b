using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using NUnit.Framework;

namespace Mcp.Tests.Code.Expressions;

internal sealed class MarkersTests
{
    [TestCase("a.cs", "class A { [HttpGet(\"x\"), Authorize] [return: NotNull] public int F() => items[0]; }", "HttpGet(\"x\") Authorize NotNull")]
    [TestCase("a.cs", "class A { int[] x; public int F() => 1; }", "")]
    [TestCase("a.java", "class A { @Test @Timeout(5) public void F() { } }", "Test Timeout(5)")]
    [TestCase("a.py", "@app.route('/x')\n@login_required\ndef F():\n    pass\n", "app.route('/x') login_required")]
    [TestCase("a.ts", "class A { @Get('x') @UseGuards(Auth) F() { } }", "Get('x') UseGuards(Auth)")]
    [TestCase("a.rs", "#[tokio::test]\n#[ignore]\nasync fn F() { }", "tokio.test ignore")]
    [TestCase("a.php", "<?php class A { #[Route('/x')] public function F() { } }", "Route('/x')")]
    [TestCase("a.kt", "class A {\n  @Test\n  fun F() { }\n}", "Test")]
    public void Marks_above_a_declaration_are_read(string path, string text, string expected)
    {
        var file = new SourceFile(path, text);
        var declaration = file.Declared.Single(declared => declared.Name == "F");

        var found = Markers.Of(file, declaration).Select(marker => marker.Path
            + (marker.Arguments.Count > 0 ? $"({string.Join('|', marker.Arguments.Select(each => file.Tokens.Source(each.First, each.Last)))})" : ""));

        Assert.That(string.Join(' ', found), Is.EqualTo(expected));
    }
}
