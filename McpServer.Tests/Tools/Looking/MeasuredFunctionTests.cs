using Mcp.Daemon.Tools.Looking;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Looking;

public sealed class MeasuredFunctionTests
{
    // Whoever goes through all that a function holds for each of them does not come to an end here.
    [Test]
    public void Functions_inside_each_other_are_measured_each_for_itself()
    {
        var looked = Looked.At(("a.rb", string.Concat(Enumerable.Repeat("def a\n  b if c\n", 60_000))));

        var measured = MeasuredFunction.Of(looked, CancellationToken.None);

        Assert.That(measured.Select(function => function.Branches), Has.Exactly(60_000).EqualTo(1));
    }

    [Test]
    public void Measuring_that_nobody_waits_for_ends()
    {
        var looked = Looked.At(("a.py", "def f():\n    g()\n"));

        Assert.That(() => MeasuredFunction.Of(looked, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }
}
