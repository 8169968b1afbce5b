using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Issues;

/// <summary>Where the shim is started must not decide whether it works: a relative home, a directory that is gone.</summary>
public class PlaceOfStartTests : EndToEndFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Relative_state_directory_is_the_same_for_shim_and_daemon(CancellationToken cancellationToken)
    {
        Home.StatePath = Path.Combine(Home.Workspace, "relative");
        var shim = Home.StartShim(Home.Start(Build.Shim, ("MCP_EXPERT_HOME", "relative")));

        await shim.InitializeAsync(cancellationToken);

        Assert.That((await shim.EchoAsync("here", cancellationToken)).Text, Does.Contain("here"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Deleted_working_directory_does_not_end_the_shim(CancellationToken cancellationToken)
    {
        var start = Home.Start("/bin/sh");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"mkdir gone && cd gone && rmdir ../gone && exec {Build.Shim}");
        var shim = Home.StartShim(start);

        await shim.InitializeAsync(cancellationToken);

        Assert.That((await shim.EchoAsync("here", cancellationToken)).Text, Does.Contain("here"));
    }
}
