namespace Mcp.Daemon.Configuration;

/// <summary>Settings that cannot be used, every fault in one message: the daemon does not start, or refuses a Hello.</summary>
internal sealed class ConfigFaultsException(IReadOnlyList<ConfigFault> faults)
    : Exception("The configuration has faults. " + string.Join("; ", faults))
{
    public IReadOnlyList<ConfigFault> Faults { get; } = faults;
}
