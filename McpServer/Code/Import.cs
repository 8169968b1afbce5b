namespace Mcp.Daemon.Code;

/// <summary>A line with which a file brings something of another file or package into use.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Target">What it names, as written and without quotes: a path, a package, a namespace.</param>
internal sealed record Import(int Line, string Target)
{
    /// <summary>The line on which the statement ends.</summary>
    public int EndLine { get; init; } = Line;

    /// <summary>What it takes out of the target, where it says so: <c>b</c> in <c>from a import b</c>.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>A C header that is looked for among the system's, since it stands in angle brackets.</summary>
    public bool IsSystem { get; init; }
}
