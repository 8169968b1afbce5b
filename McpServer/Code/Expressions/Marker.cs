namespace Mcp.Daemon.Code.Expressions;

/// <summary>An attribute, annotation or decorator of a declaration.</summary>
/// <param name="Path">Its name as written, joined by dots: <c>app.route</c>, <c>HttpGet</c>.</param>
/// <param name="Line">Where it stands, counted from 1.</param>
/// <param name="Token">The token of the last part of its name.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Arguments">What stands in its parentheses.</param>
internal sealed record Marker(string Path, int Line, int Token, int Last, IReadOnlyList<Argument> Arguments)
{
    /// <summary>The last part of the name.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];
}
