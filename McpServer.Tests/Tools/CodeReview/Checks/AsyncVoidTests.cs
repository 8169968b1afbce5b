using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class AsyncVoidTests
{
    [TestCase("a.cs", "class A {\n public async void Save() { await F(); }\n}", "2 medium")]
    [TestCase("a.cs", "class A {\n async void Save(object a, string b) { await F(); }\n}", "2 medium")]
    public void Method_that_nobody_can_await_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new AsyncVoid(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.cs", "class A {\n async void OnClick(object sender, RoutedEventArgs e) { await F(); }\n async void OnKey(object? sender, KeyEventArgs? e) { await F(); }\n}")]
    [TestCase("a.cs", "class A {\n protected override async void OnStart() { await F(); }\n public async Task Save() { }\n public void Load() { }\n}")]
    public void Event_handler_override_and_Task_are_not(string path, string text)
    {
        Assert.That(Reviewed.By(new AsyncVoid(), path, text), Is.Empty);
    }
}
