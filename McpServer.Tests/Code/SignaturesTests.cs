using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

public sealed class SignaturesTests
{
    [TestCase("a.cs", "class A { public async Task<int> F() => 1; }", true, true)]
    [TestCase("a.cs", "class A { System.Threading.Tasks.ValueTask F() => default; }", true, false)]
    [TestCase("a.cs", "class A { async void F() { } }", false, true)]
    [TestCase("a.cs", "class A { List<Task> F() => null; }", false, false)]
    [TestCase("a.py", "async def f():\n    pass\n", true, true)]
    [TestCase("a.py", "def f():\n    pass\n", false, false)]
    [TestCase("a.ts", "async function f() { }", true, true)]
    [TestCase("a.ts", "const f = async () => 1;", true, true)]
    [TestCase("a.ts", "function f(): Promise<void> { return g(); }", true, false)]
    [TestCase("a.ts", "function f(a = async () => 1) { }", false, false)]
    [TestCase("a.java", "class A { CompletableFuture<A> f() { return null; } }", false, false)]
    public void Header_tells_whether_it_is_asynchronous_and_may_await(string path, string text, bool isAsync, bool mayAwait)
    {
        var (file, function) = Function(path, text);

        Assert.That((Signatures.IsAsync(file, function), Signatures.MayAwait(file, function)), Is.EqualTo((isAsync, mayAwait)));
    }

    [TestCase("func f() error { return nil }", true, 1)]
    [TestCase("func f(a int) (int, error) { return 1, nil }", true, 2)]
    [TestCase("func f() (n int, err error) { return }", true, 2)]
    [TestCase("func f() (map[string]func(int, int), error) { return }", true, 2)]
    [TestCase("func f() { }", false, 0)]
    [TestCase("func f() int { return 1 }", false, 1)]
    public void Results_of_Go_are_counted(string text, bool isError, int results)
    {
        var (file, function) = Function("a.go", "package a\n" + text);

        Assert.That((Signatures.ReturnsError(file, function), Signatures.Results(file, function)), Is.EqualTo((isError, results)));
    }

    [TestCase("a.cs", "class A { void F() { } }", true)]
    [TestCase("a.cs", "class A { int F() => 1; }", false)]
    [TestCase("a.c", "void *f(void) { return 0; }", false)]
    [TestCase("a.rs", "fn f() -> i32 { 1 }", false)]
    [TestCase("a.rs", "fn f(a: i32) { }", true)]
    [TestCase("a.py", "def f():\n    g()\n    return\n", true)]
    [TestCase("a.py", "def f():\n    return 1\n", false)]
    [TestCase("a.py", "def f():\n    def g():\n        return 1\n    g()\n", true)]
    [TestCase("a.py", "def f():\n    raise NotImplementedError\n", null)]
    [TestCase("a.py", "def f():\n    ...\n", null)]
    [TestCase("a.js", "const f = () => g();", null)]
    [TestCase("a.js", "function f() { return; }", true)]
    public void What_gives_nothing_back_is_known(string path, string text, bool? nothing)
    {
        var (file, function) = Function(path, text);

        Assert.That(Signatures.ReturnsNothing(file, function), Is.EqualTo(nothing));
    }

    private static (SourceFile File, Declaration Function) Function(string path, string text)
    {
        var file = new SourceFile(path, text);
        return (file, file.Declared.First(declared => declared.Kind is DeclarationKind.Function));
    }
}
