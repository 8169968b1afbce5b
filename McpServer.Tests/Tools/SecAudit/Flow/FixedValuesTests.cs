using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.SecAudit;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Flow;

/// <summary>Whether the argument of <c>sink</c> can hold a text from outside.</summary>
public sealed class FixedValuesTests
{
    [TestCase("a.py", "sink('a' 'b')\n")]
    [TestCase("a.py", "TABLE = 'users'\nsink(f'x {TABLE}')\n")]
    [TestCase("a.py", "def f():\n    a = 'x'\n    sink(a + 'y')\n")]
    [TestCase("a.py", "def f(self, ids):\n    sink(self.table, 1)\n")]
    [TestCase("a.py", "def f(ids):\n    sink(','.join('?' * len(ids)))\n")]
    [TestCase("a.ts", "function f(a: number) { sink(`x ${a}`); }\n")]
    [TestCase("A.cs", "class A { void F(int id, Guid g) { sink($\"x {id} {g}\"); } }\n")]
    [TestCase("A.cs", "class A { private string _t; void F() { sink(_t + Tables.Users); } }\n")]
    public void What_the_program_holds_is_fixed(string path, string text)
    {
        Assert.That(IsFixed(path, text), Is.True);
    }

    [TestCase("a.py", "def f(name):\n    sink(name)\n")]
    [TestCase("a.py", "def f(name):\n    sink(f'x {name}')\n")]
    [TestCase("a.py", "def f(name):\n    a = 'x'\n    if b:\n        a = name\n    sink(a)\n")]
    [TestCase("a.ts", "function f(a: string) { sink(`x ${a}'`); }\n")]
    [TestCase("A.cs", "class A { void F(string name) { sink($\"x '{name}'\"); } }\n")]
    [TestCase("a.js", "sink(load());\n")]
    [TestCase("a.php", "<?php\nsink($_COOKIE['a']);\n")]
    public void What_may_come_from_outside_is_not(string path, string text)
    {
        Assert.That(IsFixed(path, text), Is.False);
    }

    private static bool IsFixed(string path, string text)
    {
        var file = new AuditedFile(new SourceFile(path, text), isTest: false, CancellationToken.None);
        var argument = file.Calls.Single(call => call.Name == "sink").Arguments[0];
        return file.Fixed.Is(argument.First, argument.Last);
    }
}
