namespace Mcp.Daemon.Tools.SecAudit.Flow;

/// <summary>Where a value came from that the caller of a service chose.</summary>
/// <param name="Access">The expression that read it, as <c>request.args.get</c>, or the name of a handler's parameter.</param>
/// <param name="Line">Where it was read, counted from 1.</param>
/// <param name="IsRouteSegment">Whether it is one segment of the address, in which no slash can stand.</param>
internal sealed record RequestSource(string Access, int Line, bool IsRouteSegment)
{
    /// <summary>As a sentence says it: <c>`request.args.get` (line 12)</c>; the line is left out where it is the sentence's own.</summary>
    public string Words(int line) => line == Line ? $"`{Access}`" : $"`{Access}` (line {Line})";
}
