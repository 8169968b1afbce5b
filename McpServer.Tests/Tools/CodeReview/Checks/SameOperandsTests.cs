using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class SameOperandsTests
{
    [TestCase("a.js", "if (a.b === a.b) f();\nif (x && x) f();\nconst y = a[0] >= a[0];\n", "1 medium, 2 medium, 3 medium")]
    [TestCase("a.py", "if size == size:\n    f()\nreturn x < x\n", "1 medium, 3 medium")]
    [TestCase("a.cs", "class A { bool F() => b; bool G() {\n return other.Id == other.Id && x;\n} }", "2 medium")]
    [TestCase("a.c", "int f(int a) {\n return a || a;\n}\n", "2 medium")]
    public void Value_compared_with_itself_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new SameOperands(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.cs", "class A { A(int size) {\n size = size;\n this.size = this.size;\n} }", "2 medium, 3 medium")]
    [TestCase("a.py", "def f(self):\n    self.x = self.x\n", "2 medium")]
    [TestCase("a.js", "function f() {\n  a.b = a.b\n  c()\n}\n", "2 medium")]
    [TestCase("a.go", "package a\nfunc f() {\n x = x\n}\n", "3 medium")]
    public void Value_assigned_to_itself_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new SameOperands(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.js", "if (x !== x || a.b === b || a + b == b || a == b + a || f(a) == f(a)) g();\nif (a.b === a.b()) f();\nconst t = x == x.y;\n")]
    [TestCase("a.js", "const f = a => a; const s = \"a == a\"; // a == a\nfoo({ a: a, b });\n")]
    [TestCase("a.cs", "class A { Dictionary<A, A> F() { var x = new B { Size = Size, Name = Name }; this.size = size; return a << a; } int P { get; } = P; }")]
    [TestCase("a.cs", "class A { A F(A a) => a with { X = X }; bool G() => a > b && b > a && a == b == a; }")]
    [TestCase("a.py", "class A:\n    limit = limit\nf(x=x,\n  y=y)\ndef g(a=a):\n    return a != a\n")]
    [TestCase("a.py", "TimeoutError = TimeoutError\n")]
    [TestCase("a.go", "package a\nfunc f() {\n x := x\n go g(x, x)\n}\n")]
    [TestCase("a.cpp", "std::map<A, A> f(T<A> a) { a->b = b; int x = x_; return a >> a; }")]
    [TestCase("a.rs", "fn f() { let x = x; let v: Vec<A<A>> = a; }")]
    [TestCase("test_a.py", "assert a == a\n")]
    public void Everything_that_only_looks_like_it_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new SameOperands(), path, text), Is.Empty);
    }
}
