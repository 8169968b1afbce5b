namespace Mcp.Daemon.Code;

/// <summary>A type says that it is, or behaves as, another one.</summary>
/// <param name="File">Where it says so.</param>
/// <param name="Type">The bare name of the type.</param>
/// <param name="Base">The bare name of the class, interface or trait.</param>
/// <param name="Line">The line of the name of the base, counted from 1.</param>
/// <param name="First">The first token of the type, or of the block that holds what it has of the base.</param>
/// <param name="Last">The last one.</param>
internal sealed record BaseType(SourceFile File, string Type, string Base, int Line, int First, int Last);
