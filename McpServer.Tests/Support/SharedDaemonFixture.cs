using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Mcp.Tests.Support;

/// <summary>
/// A fixture whose tests share one daemon, each with clients of its own: for what is between one client and the
/// daemon, and leaves nothing behind. The log is at its noisiest, so that a line of it where it does not belong is seen.
/// </summary>
[Parallelizable(ParallelScope.Self)]
[Platform("Linux", Reason = "The end-to-end tests look into /proc and send signals.")]
public abstract class SharedDaemonFixture
{
    /// <inheritdoc cref="EndToEndFixture.Bound"/>
    protected const int Bound = EndToEndFixture.Bound;

    private readonly TimeSpan _startWithin = TimeSpan.FromMilliseconds(Bound);

    internal TestHome Home { get; } = new();

    [OneTimeSetUp]
    public async Task StartDaemonAsync()
    {
        using var bound = new CancellationTokenSource(_startWithin, TimeProvider.System);
        await Home.With("LOG_LEVEL", "trace").StartDaemonAsync(bound.Token);
    }

    [TearDown]
    public async Task CloseClientsAsync()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status is TestStatus.Failed)
        {
            TestContext.Out.WriteLine(Home.Logs());
        }

        await Home.CloseClientsAsync();
    }

    [OneTimeTearDown]
    public async Task RemoveHomeAsync() => await Home.DisposeAsync();
}
