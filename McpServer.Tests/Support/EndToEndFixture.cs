using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Mcp.Tests.Support;

/// <summary>A fixture whose every test has a home of its own and leaves no process behind.</summary>
[Parallelizable(ParallelScope.Self)]
[Platform("Linux", Reason = "The end-to-end tests look into /proc and send signals.")]
public abstract class EndToEndFixture
{
    /// <summary>For what takes a few seconds by its own clocks; well above, so that only a hang meets it.</summary>
    protected internal const int Bound = 30_000;

    internal TestHome Home { get; private set; } = null!;

    [SetUp]
    public void MakeHome() => Home = new TestHome();

    [TearDown]
    public async Task RemoveHomeAsync()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status is TestStatus.Failed)
        {
            TestContext.Out.WriteLine(Home.Logs());
        }

        await Home.DisposeAsync();
    }
}
