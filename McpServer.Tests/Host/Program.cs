using Mcp.Daemon.Starting;
using Mcp.TestHost;

if (DaemonArguments.TryParse(args) is not { } arguments)
{
    return 2;
}

// The production daemon, with tools that do what tests need done to it.
return await DaemonProgram.RunAsync(
    arguments,
    TimeProvider.System,
    [
        new EchoTool(),
        new SlowTool(TimeProvider.System),
        new StubbornTool(TimeProvider.System),
        new BlockerTool(),
        new ThrowerTool(),
        new FailerTool(),
        new CounterTool(TimeProvider.System),
        new FakeExpertTool(TimeProvider.System),
        .. AskTool.All,
    ]);
