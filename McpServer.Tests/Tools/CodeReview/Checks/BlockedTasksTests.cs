using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class BlockedTasksTests
{
    [TestCase("a.cs", "class A { int F() {\n return G().GetAwaiter().GetResult();\n} }", "2 medium")]
    [TestCase("a.cs", "class A { int F() {\n return client.GetAsync(x).Result;\n} }", "2 medium")]
    [TestCase("a.cs", "class A { void F() {\n SaveAsync().Wait();\n} }", "2 medium")]
    [TestCase("a.cs", "class A { void F() {\n Task.Run(() => G()).Wait();\n} }", "2 medium")]
    [TestCase("a.cs", "class A { int F() {\n Task<int> t = G();\n return t.Result;\n} }", "3 medium")]
    [TestCase("a.cs", "class A { int F(Task<int> t) {\n var u = GAsync();\n return u.Result + t.Result;\n} }", "3 medium, 3 medium")]
    public void Thread_that_waits_for_a_task_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new BlockedTasks(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.cs", "class A { async Task F() {\n var t = GAsync();\n await Task.WhenAll(t, u);\n var x = t.Result;\n} }")]
    [TestCase("a.cs", "class A { async Task F() {\n var t = GAsync();\n await t;\n var x = t.Result;\n} }")]
    [TestCase("a.cs", "class A { int F(Answer answer) {\n answer.Result = 3;\n if (answer.Result == 3) { }\n return answer.Result;\n} }")]
    [TestCase("a.cs", "class A { void F() { gate.Wait(); _semaphore.Wait(token); } string s = \"GAsync().Result\"; }")]
    [TestCase("a.cs", "class A { static void Main() { RunAsync().GetAwaiter().GetResult(); } }")]
    public void Ended_task_and_other_results_are_not(string path, string text)
    {
        Assert.That(Reviewed.By(new BlockedTasks(), path, text), Is.Empty);
    }
}
