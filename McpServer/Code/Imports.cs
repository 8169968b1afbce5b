namespace Mcp.Daemon.Code;

/// <summary>What a file imports, by the statements of its language; nothing is looked up.</summary>
internal static class Imports
{
    /// <summary>In the order in which they stand; empty for languages that are not read.</summary>
    public static IReadOnlyList<Import> Of(SourceFile file) => file.Imported;
}
