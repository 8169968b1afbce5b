namespace Mcp.Daemon.Evidence;

/// <summary>A file below a named directory that was not opened yet.</summary>
/// <param name="RealPath">Where it lies.</param>
/// <param name="Name">As answers name it.</param>
internal sealed record FoundFile(string RealPath, string Name)
{
    /// <summary>Files that stand for the directory they lie in.</summary>
    private static readonly string[] OfDirectory = ["index", "__init__", "mod"];

    /// <summary>Its name up to the first dot, or its directory's: a module's, and in many languages a type's.</summary>
    public string Module { get; } = ModuleOf(Name);

    private static string ModuleOf(string name)
    {
        var parts = name.Split('/');
        var own = parts[^1].Split('.')[0];
        return parts.Length > 1 && OfDirectory.Contains(own) ? parts[^2] : own;
    }
}
