using System.Globalization;

namespace Mcp.Daemon.Timeouts;

/// <summary>A set rung that breaks a rule: which key, its value in seconds, and the rule with the numbers it needs.</summary>
internal sealed record RungFault(string Key, decimal Value, string Rule)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Key}={Value:0.###}: {Rule}");
}
