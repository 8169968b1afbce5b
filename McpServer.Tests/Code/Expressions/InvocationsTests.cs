using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using NUnit.Framework;

namespace Mcp.Tests.Code.Expressions;

internal sealed class InvocationsTests
{
    [TestCase("a.cs", "class A { void F() { db.Session.Execute(sql, 1); } }", "db.Session.Execute(sql|1)")]
    [TestCase("a.cs", "class A { void F() { var c = new SqlCommand(sql, Make<int, string>(x)); } }", "SqlCommand(sql|Make<int, string>(x)) Make(x)")]
    [TestCase("a.java", "class A { void f() { Runtime.getRuntime().exec(cmd); } }", "Runtime.getRuntime() Runtime.getRuntime().exec(cmd)")]
    [TestCase("a.py", "subprocess.run(f'ls {x}', shell=True)\n", "subprocess.run(f'ls {x}'|shell:True)")]
    [TestCase("a.py", "if (a): pass\nreturn (1, 2)\n", "")]
    [TestCase("a.ts", "router.get('/a', (req, res) => res.send({ a: 1, b: 2 }));", "router.get('/a'|(req, res) => res.send({ a: 1, b: 2 })) res.send({ a: 1, b: 2 })")]
    [TestCase("a.go", "package a\nfunc f() { rows, err := db.QueryContext(ctx, q) }", "db.QueryContext(ctx|q)")]
    [TestCase("a.rs", "fn f() { let s = format!(\"a {}\", x); Command::new(\"sh\").arg(s); }", "format(\"a {}\"|x) Command.new(\"sh\") Command.new().arg(s)")]
    [TestCase("a.php", "<?php $db->query('a' . $b);", "db.query('a' . $b)")]
    [TestCase("a.rb", "def f\n  system \"rm #{x}\", y\n  redirect_to params[:url] if z\nend\n", "system(\"rm #{x}\"|y) redirect_to(params[:url])")]
    [TestCase("a.rb", "x = y\nattr_reader :name\nreturn z\n", "")]
    [TestCase("a.cs", "class A { int F(int a) => a; }", "")]
    public void Calls_are_read_with_their_arguments(string path, string text, string expected)
    {
        var file = new SourceFile(path, text);

        var calls = Invocations.Of(file).Select(call => Shown(file, call));

        Assert.That(string.Join(' ', calls), Is.EqualTo(expected));
    }

    [Test]
    public void Made_object_is_told_from_a_call()
    {
        var calls = Invocations.Of(new SourceFile("a.cs", "class A { object F() => new Random().Next(1); }"));

        Assert.That(calls.Select(call => (call.Path, call.IsNew)), Is.EqualTo([("Random", true), ("Random().Next", false)]));
    }

    [Test]
    public void Arguments_are_found_by_place_and_by_name()
    {
        var file = new SourceFile("a.py", "f(a, key=b, c)\n");
        var call = Invocations.Of(file).Single();

        var found = (call.At(1) is { } second ? file.Tokens.Source(second.First, second.Last) : null, call.Named("key") is { } key ? file.Tokens.Source(key.First, key.Last) : null);

        Assert.That(found, Is.EqualTo(("c", "b")));
    }

    private static string Shown(SourceFile file, Invocation call)
    {
        var arguments = call.Arguments.Select(argument =>
            (argument.Name is null ? "" : argument.Name + ":") + file.Tokens.Source(argument.First, argument.Last));
        return $"{call.Path}({string.Join('|', arguments)})".Replace("()()", "()", StringComparison.Ordinal);
    }
}
