using Mcp.Contract;
using Mcp.Shim;
using Mcp.Shim.Connecting;
using Mcp.Shim.Relaying;

if (!OperatingSystem.IsWindows())
{
    Posix.KeepFilesPrivate();
}

switch (args)
{
    case [DaemonLauncher.Switch, var daemon]:
        return DaemonLauncher.RunLauncher(daemon);
    case [] when Console.IsInputRedirected:
        return Relayed(null);
    case ["--workspace", var directory] when Console.IsInputRedirected:
        return Relayed(directory);
    default:
        return (int)ShimEnd.Usage;
}

static int Relayed(string? workspace)
{
    using var stdin = Console.OpenStandardInput();
    using var stdout = Console.OpenStandardOutput();
    return (int)new Relay(stdin, stdout, workspace).Run();
}
