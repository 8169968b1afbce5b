namespace Mcp.Daemon.Configuration;

/// <summary>Settings that cannot be used, all faults in one message: no daemon starts, or a Hello is refused.</summary>
internal sealed class ConfigFaultsException(IReadOnlyList<ConfigFault> faults)
    : Exception("The configuration has faults. " + string.Join("; ", faults) + ".")
{
    public IReadOnlyList<ConfigFault> Faults { get; } = faults;
}
