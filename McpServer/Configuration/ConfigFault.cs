namespace Mcp.Daemon.Configuration;

/// <summary>A setting that cannot be used: its key, value (masked if secret), the rule it breaks, its origin.</summary>
internal sealed record ConfigFault(string Key, string Value, string Rule, Origin Origin)
{
    public override string ToString() => $"{Key}{(Value.Length > 0 ? "=" : "")}{Value} ({Origin}): {Rule}";
}
