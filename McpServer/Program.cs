using Mcp.Daemon;
using Mcp.Daemon.Starting;

if (DaemonArguments.TryParse(args) is not { } arguments)
{
    Console.Error.WriteLine(DaemonArguments.Usage);
    return 2;
}

if (arguments.Check)
{
    using var output = new StreamWriter(Console.OpenStandardOutput());
    return CheckCommand.Run(arguments.Sources(), output);
}

return await DaemonProgram.RunAsync(arguments, TimeProvider.System, []);
