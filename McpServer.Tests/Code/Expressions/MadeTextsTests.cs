using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using NUnit.Framework;

namespace Mcp.Tests.Code.Expressions;

internal sealed class MadeTextsTests
{
    [TestCase("a.py", "'a' 'b'", "ab")]
    [TestCase("a.py", "f'a {x} b {d[\"k\"]}'", "a  b  [x|d[\"k\"]]")]
    [TestCase("a.py", "'a %s %s' % (x, y)", "a %s %s [x|y]")]
    [TestCase("a.py", "'a {}'.format(x, k=y)", "a {} [x|y]")]
    [TestCase("a.py", "('a ' + x + 'b')", "a b [x]")]
    [TestCase("a.py", "'a'.join(x)", "a")]
    [TestCase("a.py", "x + y", null)]
    [TestCase("a.py", "5 % x", null)]
    [TestCase("a.cs", "$\"a {x} b\"", "a  b [x]")]
    [TestCase("a.cs", "$@\"a {F(\"z\")}\" + y", "a  [F(\"z\")|y]")]
    [TestCase("a.cs", "string.Format(\"a {0}\", x)", "a {0} [x]")]
    [TestCase("a.cs", "\"a\"", "a")]
    [TestCase("a.ts", "`a ${x} b`", "a  b [x]")]
    [TestCase("a.ts", "sql`a ${x}`", null)]
    [TestCase("a.java", "String.format(Locale.ROOT, \"a %s\", x)", "a %s [x]")]
    [TestCase("a.java", "\"a %s\".formatted(x)", "a %s [x]")]
    [TestCase("a.go", "fmt.Sprintf(\"a %s\", x)", "a %s [x]")]
    [TestCase("a.php", "\"a $x b\" . $y", "a  b [x|$y]")]
    [TestCase("a.php", "'a $x'", "a $x")]
    [TestCase("a.rb", "\"a #{x}\"", "a  [x]")]
    [TestCase("a.rs", "&format!(\"a {id} {}\", x)", "a {id} {} [id|x]")]
    [TestCase("a.kt", "\"a $x ${y.z}\"", "a   [x|y.z]")]
    public void Texts_are_read_however_they_are_made(string path, string expression, string? expected)
    {
        var (before, after) = Around(path);
        var file = new SourceFile(path, $"{before}v = {expression}{after}");
        var value = Assignments.Of(file).Single();

        var made = new MadeTexts(file).Of(value.First, value.Last);

        Assert.That(made is null ? null : Shown(file, made), Is.EqualTo(expected));
    }

    private static (string Before, string After) Around(string path) => Path.GetExtension(path) switch
    {
        ".cs" or ".java" => ("class A { void f() { ", "; } }"),
        ".php" => ("<?php $", ";"),
        ".go" => ("package a\nfunc f() {\n", "\n}\n"),
        ".rs" => ("fn f() { ", "; }"),
        ".kt" => ("fun f() {\n", "\n}\n"),
        _ => ("", "\n"),
    };

    private static string Shown(SourceFile file, MadeText made) => made.Holes.Count == 0 ? made.Written
        : $"{made.Written} [{string.Join('|', made.Holes.Select(hole => hole.Name ?? file.Tokens.Source(hole.First, hole.Last)))}]";
}
