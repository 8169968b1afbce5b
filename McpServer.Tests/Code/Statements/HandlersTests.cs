using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;
using NUnit.Framework;

namespace Mcp.Tests.Code.Statements;

public sealed class HandlersTests
{
    [TestCase("a.py", "try:\n    f()\nexcept (A, B) as e:\n    g()\nelse:\n    h()\n", "(A, B) as e | g()")]
    [TestCase("a.py", "try:\n    f()\nexcept:\n    g()\n", " | g()")]
    [TestCase("a.cs", "try { F(); } catch (A e) when (e.B) { G(); }", "A e | G();")]
    [TestCase("a.js", "try { f(); } catch { }", " | ")]
    [TestCase("a.cpp", "void f() { try { g(); } catch (...) { h(); } }", "... | h();")]
    public void Handler_says_what_it_catches_and_does(string path, string text, string handler)
    {
        var file = new SourceFile(path, text);

        Assert.That(Shown.Of(file, Handlers.Of(file).Single()), Is.EqualTo(handler));
    }

    [TestCase("a.js", "p.catch(show); // catch (e) { }\n")]
    [TestCase("a.scala", "try f() catch { case e: A => g() }")]
    [TestCase("a.py", "s = \"\"\"\nexcept:\n    pass\n\"\"\"\n")]
    public void Callback_case_and_text_are_no_handlers(string path, string text)
    {
        Assert.That(Handlers.Of(new SourceFile(path, text)), Is.Empty);
    }
}
