namespace Mcp.Daemon.Timeouts;

/// <summary>Set rungs that make no ladder, every one of them named.</summary>
internal sealed class LadderException(IReadOnlyList<RungFault> faults)
    : Exception("The timeout ladder does not hold. " + string.Join("; ", faults))
{
    public IReadOnlyList<RungFault> Faults { get; } = faults;
}
