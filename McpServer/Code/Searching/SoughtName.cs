namespace Mcp.Daemon.Code.Searching;

/// <summary>A name that is looked for: a bare one, or one with the type that it is a member of.</summary>
/// <param name="Member">The last part.</param>
/// <param name="Type">The part before it; null for a bare name.</param>
internal readonly record struct SoughtName(string Member, string? Type)
{
    public static SoughtName Of(string name)
    {
        var parts = name.Trim().TrimEnd('(', ')').Split(["::", ".", "#", "->", "\\"], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length switch
        {
            0 => new SoughtName("", null),
            1 => new SoughtName(parts[0], null),
            _ => new SoughtName(parts[^1], parts[^2]),
        };
    }
}
