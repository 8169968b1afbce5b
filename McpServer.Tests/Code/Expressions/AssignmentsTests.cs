using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using NUnit.Framework;

namespace Mcp.Tests.Code.Expressions;

internal sealed class AssignmentsTests
{
    [TestCase("a.cs", "class A { const string X = \"a\"; void F() { var y = a +\n b; y += c; o.P = z; if (a == b) { } } }", "X=\"a\" y=a +\n b y+=c o.P=z")]
    [TestCase("a.cs", "class A { object F() => new Command { Text = sql, Time = 5 }; int G(int a = 1) => a >= 2 ? 1 : 0; }", "Text=sql Time=5")]
    [TestCase("a.py", "sql = (\n    'a'\n    'b')\nname: str = x\nf(a=1)\nif a == b: c = d\n", "sql=(\n    'a'\n    'b') name=x c=d")]
    [TestCase("a.py", "def f(a=1):\n    b = a.strip()\n    return b\n", "b=a.strip()")]
    [TestCase("a.ts", "const { id, name: other } = req.query;\nlet x: Map<string, number> = make()\nconst f = (a) => a;", "id=req.query other=req.query x=make() f=(a) => a")]
    [TestCase("a.go", "package a\nfunc f() {\n\trows, err := db.Query(q)\n\tx = 1\n}\n", "rows=db.Query(q) err=db.Query(q) x=1")]
    [TestCase("a.php", "<?php $a['k'] = $_GET['x'] ?? ''; $s .= $a;", "a=$_GET['x'] ?? '' s+=$a")]
    [TestCase("a.rs", "fn f() { let mut q: String = g(a); q += b; }", "q=g(a) q+=b")]
    [TestCase("a.rb", "def f\n  @name ||= load\n  x = y\nend\n", "name=load x=y")]
    public void Values_are_read_with_the_names_that_get_them(string path, string text, string expected)
    {
        var file = new SourceFile(path, text);

        var found = Assignments.Of(file).Select(each => $"{each.Path}{(each.Adds ? "+" : "")}={file.Tokens.Source(each.First, each.Last)}");

        Assert.That(string.Join(' ', found).Replace("@", "", StringComparison.Ordinal), Is.EqualTo(expected));
    }
}
