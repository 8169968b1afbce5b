namespace Mcp.Daemon.Code.Expressions;

/// <summary>A value that is put into a text.</summary>
/// <param name="First">The first token of it; -1 when only its name stands in the text, as in Rust's <c>format!("{id}")</c>.</param>
/// <param name="Last">The last one.</param>
/// <param name="At">How many characters of the text stand before it.</param>
/// <param name="Name">Its name where it has no tokens of its own.</param>
internal readonly record struct TextHole(int First, int Last, int At, string? Name = null);
