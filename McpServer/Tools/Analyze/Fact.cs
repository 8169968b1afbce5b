namespace Mcp.Daemon.Tools.Analyze;

/// <summary>A list of measurements.</summary>
/// <param name="Title">What is listed.</param>
/// <param name="Lines">Empty when there is nothing to tell.</param>
/// <param name="Noun">What one line is about, for the number of those that are left out.</param>
internal sealed record Fact(string Title, IReadOnlyList<string> Lines, string Noun);
