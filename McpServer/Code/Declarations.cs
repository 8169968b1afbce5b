namespace Mcp.Daemon.Code;

/// <summary>What a file declares: types, functions, properties, fields, by the shape of its code and without a compiler.</summary>
internal static class Declarations
{
    /// <summary>In the order in which they begin; empty for languages that are not read, such as SQL.</summary>
    public static IReadOnlyList<Declaration> Of(SourceFile file) => file.Declared;
}
