namespace Mcp.Daemon.Code.Expressions;

/// <summary>A text as code makes it: what is written in it, and what is put into it when it runs.</summary>
/// <param name="Written">The literal parts, one behind the other.</param>
/// <param name="Holes">The values between them, in order; none for a plain literal.</param>
internal sealed record MadeText(string Written, IReadOnlyList<TextHole> Holes);
