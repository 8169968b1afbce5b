using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class BranchingTests
{
    [TestCase("a.cs", "void F() { }", 0)]
    [TestCase("a.cs", "void F() { if (a && b || c) { } else if (d) { } }", 4)]
    [TestCase("a.cs", "void F() { for (;;) { foreach (var a in b) { while (c) { } } } }", 3)]
    [TestCase("a.cs", "void F() { switch (a) { case 1: case 2: break; default: break; } }", 2)]
    [TestCase("a.cs", "void F() { try { } catch (A) { } catch (B) when (c) { } finally { } }", 2)]
    [TestCase("a.cs", "int F() => a ? b : c ?? d?.E;", 1)]
    [TestCase("a.cs", "int F() => a switch { 1 => 2, B { C: 1 } => 3, _ => 4 };", 2)]
    [TestCase("a.cs", "void F(int? a) { List<int?> b = c as D?; /* if (a) */ var s = \"if (b && c)\"; }", 0)]
    [TestCase("a.cs", "void F() { void G() { if (a) { } } if (b) { } }", 1)]
    [TestCase("a.cs", "void F() { Do(() => { if (a) { } }); }", 1)]
    public void Decisions_of_CSharp(string path, string member, int branches)
    {
        Assert.That(Branches(path, $"class A {{ {member} }}", "F"), Is.EqualTo(branches));
    }

    [TestCase("a.java", "class A { int f() { return a ? b : c; } List<? extends X> g; }", 1)]
    [TestCase("a.c", "int f(void) { return a?b:c; }", 1)]
    [TestCase("a.ts", "function f(a?: number, b: string | null = null) { return a ? b! : c?.d; }", 1)]
    [TestCase("a.js", "function f() { p.catch(() => a && b); }", 1)]
    [TestCase("a.py", "def f(a):\n    if a and b:\n        pass\n    elif c:\n        pass\n    return [x for x in y if x] or z\n", 6)]
    [TestCase("a.py", "def f(a):\n    match a:\n        case 1:\n            pass\n        case _:\n            pass\n", 1)]
    [TestCase("a.go", "func f() {\n  if a || b { }\n  for i := range c { }\n  switch d { case 1: case 2: default: }\n}", 5)]
    [TestCase("a.rs", "fn f() { match a { Some(x) if x => 1, None => 2, _ => 3 }; if let Some(y) = b { } loop { } let c = || d; e? }", 4)]
    [TestCase("a.kt", "fun f() = when (a) { 1 -> { b.map { c -> d } } 2 -> 3 else -> 4 }", 2)]
    [TestCase("a.swift", "func f() { guard a else { return }\n switch b { case .c: d\n default: e } }", 2)]
    [TestCase("a.rb", "def f\n  return 1 if a && b\n  case c\n  when 1 then 2\n  end\n  x.if\nend", 3)]
    [TestCase("a.lua", "function f() if a and b then elseif c then end for i = 1, 2 do end end", 4)]
    [TestCase("a.sh", "f() {\n  if [ a ] && b; then\n    :\n  fi\n  case c in\n    d) e ;;\n  esac\n}", 3)]
    [TestCase("a.php", "<?php function f(?int $a) { return match ($a) { 1, 2 => 3, default => 4 }; }", 1)]
    public void Decisions_of_other_languages(string path, string text, int branches)
    {
        Assert.That(Branches(path, text, "f"), Is.EqualTo(branches));
    }

    [Test]
    public void Type_counts_for_its_members()
    {
        Assert.That(Branches("a.cs", "class A { void F() { if (a) { } } void G() { if (b) { } } }", "A"), Is.EqualTo(2));
    }

    [TestCase("a.cs", "class A { void f() { g(); } }", 0)]
    [TestCase("a.cs", "class A { void f() { if (a) { for (;;) { b(); } } else if (c) { d(); } } }", 2)]
    [TestCase("a.cs", "class A { void f() { if (a) { } else if (b) { } else if (c) { d(); } else { } } }", 1)]
    [TestCase("a.py", "def f():\n    x = [a\n         for a in b\n         if a]\n", 0)]
    [TestCase("a.cs", "class A { void f() { if (a) return; while (b) if (c) d(); } }", 2)]
    [TestCase("a.cs", "class A { void f() { var a = new B { C = new D { } }; } }", 0)]
    [TestCase("a.cs", "class A { void f() { try { a(b => { if (c) { } }); } catch { } } }", 3)]
    [TestCase("a.js", "function f() { a(function () { b(() => { c(); }); }); }", 2)]
    [TestCase("a.js", "function f() {\n  if (a)\n    b()\n  const c = { d: 1 }\n}", 1)]
    [TestCase("a.go", "func f() {\n  for {\n    switch a {\n    case 1:\n      if b { c() }\n    }\n  }\n}", 3)]
    [TestCase("a.rs", "fn f() { match a { Some(b) => { if c { } } None => {} } }", 2)]
    [TestCase("a.py", "def f():\n    if a:\n        for b in c:\n            d(\n                1 if e else 2)\n    else:\n        g()\n", 2)]
    [TestCase("a.py", "def f():\n    try:\n        a()\n    except B:\n        while c:\n            if d:\n                pass\n", 3)]
    [TestCase("a.rb", "def f\n  a.each do |b|\n    c if d\n    if e\n      g\n    end\n  end\nend", 2)]
    [TestCase("a.lua", "function f() for i = 1, 2 do if a then b() end end end", 2)]
    [TestCase("a.sh", "f() {\n  while a; do\n    if b; then c; fi\n  done\n}", 2)]
    public void Depth(string path, string text, int depth)
    {
        var file = new SourceFile(path, text);

        Assert.That(Branching.Depth(file, file.Declared.First(declared => declared.Name == "f")), Is.EqualTo(depth));
    }

    private static int Branches(string path, string text, string name)
    {
        var file = new SourceFile(path, text);
        return Branching.Branches(file, file.Declared.First(declared => declared.Name == name));
    }
}
