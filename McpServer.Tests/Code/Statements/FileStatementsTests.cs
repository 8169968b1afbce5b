using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;
using NUnit.Framework;

namespace Mcp.Tests.Code.Statements;

public sealed class FileStatementsTests
{
    [TestCase("a.py", "f(\n  g)\nh()\n", "f h")]
    [TestCase("a.py", "f(); g()\nx = \\\n  h()\n", "f g x")]
    [TestCase("a.cs", "F(G); if (a) H(); else K(); x = L;", "F if H else K x")]
    [TestCase("a.js", "f()\ng(h)\nreturn { a: b }\n", "f g return a")]
    [TestCase("a.go", "func f() { g(); h(k) }", "func g h")]
    [TestCase("a.java", "f(a,\n  b);\ng\n  .h();", "f g")]
    public void Statements_begin_where_they_begin(string path, string text, string first)
    {
        var file = new SourceFile(path, text);
        var statements = new FileStatements(file);

        var found = Enumerable.Range(0, file.Tokens.Count).Where(at => file.Tokens.IsWord(at) && statements.StartsStatement(at));

        Assert.That(string.Join(' ', found.Select(file.Tokens.Name)), Is.EqualTo(first));
    }

    [TestCase(1, 1, false)]
    [TestCase(2, 2, true)]
    [TestCase(3, 3, true)]
    [TestCase(4, 4, false)]
    [TestCase(1, 9, true)]
    public void Comment_counts_for_each_of_its_lines(int first, int last, bool has)
    {
        var statements = new FileStatements(new SourceFile("a.cs", "F();\n/* a\n b */ G();\nH();\n"));

        Assert.That(statements.HasComment(first, last), Is.EqualTo(has));
    }

    [TestCase("a.c", true)]
    [TestCase("a.js", false)]
    public void Preprocessor_is_known_where_there_is_one(string path, bool has)
    {
        Assert.That(new FileStatements(new SourceFile(path, "f();\n #if A\ng();\n")).HasDirective(1, 3), Is.EqualTo(has));
    }

    [Test]
    public void Innermost_open_bracket_is_around()
    {
        var file = new SourceFile("a.js", "f(a, [b], c);");
        var statements = new FileStatements(file);

        var around = Enumerable.Range(0, file.Tokens.Count).Where(file.Tokens.IsWord).Select(at => statements.Around(at) is >= 0 and var open ? file.Tokens.Mark(open) : ' ');

        Assert.That(string.Concat(around), Is.EqualTo(" ([("));
    }
}
