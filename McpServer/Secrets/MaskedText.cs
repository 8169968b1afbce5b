namespace Mcp.Daemon.Secrets;

/// <summary>A text without its secrets, and the kind of each that was taken out.</summary>
internal sealed record MaskedText(string Text, IReadOnlyList<string> Found);
