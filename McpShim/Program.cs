using Mcp.Contract;
using Mcp.Shim.Connecting;
using Mcp.Shim.Relaying;
using Mcp.Shim.Terminal;

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
    case [['-', '-', 'w', 'o', 'r', 'k', 's', 'p', 'a', 'c', 'e', '=', .. var directory]] when Console.IsInputRedirected:
        return Relayed(directory);
    default:
        return TerminalProgram.Run(args);
}

static int Relayed(string? workspace)
{
    // Not disposed: other threads write to stdout until the process ends.
    return (int)new Relay(Console.OpenStandardInput(), Console.OpenStandardOutput(), workspace).Run();
}
