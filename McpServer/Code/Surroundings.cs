namespace Mcp.Daemon.Code;

/// <summary>What a line stands in.</summary>
internal static class Surroundings
{
    /// <summary>The functions, properties and types around a line, the innermost first.</summary>
    public static IEnumerable<Declaration> Of(SourceFile file, int line) => file.AroundLine.At(line);

    /// <summary>The innermost function or property around a line; null for a line outside of all.</summary>
    public static Symbol? Function(SourceFile file, int line) =>
        Of(file, line).FirstOrDefault(declared => declared.Kind is not DeclarationKind.Type) is { } found ? new Symbol(file, found) : null;
}
