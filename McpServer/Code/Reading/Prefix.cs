namespace Mcp.Daemon.Code.Reading;

/// <summary>What stands before the type or the keyword of a declaration.</summary>
/// <param name="Attributes">Where the attributes begin, or the modifiers without any.</param>
/// <param name="First">The first token after the attributes.</param>
/// <param name="At">The first token after the modifiers.</param>
/// <param name="IsPublic">Whether they, or the scope in their absence, make it public.</param>
/// <param name="IsProperty">Whether one of them makes a function a property.</param>
internal readonly record struct Prefix(int Attributes, int First, int At, bool IsPublic, bool IsProperty);
