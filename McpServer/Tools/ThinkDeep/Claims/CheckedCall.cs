using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>A statement about callers, held against the calls in the files.</summary>
/// <param name="Function">What is spoken of.</param>
/// <param name="Against">The calls that are said not to be; none when it holds in these files.</param>
/// <param name="Agreeing">The calls that are as it was said.</param>
internal sealed record CheckedCall(CallClaim Claim, Symbol Function, IReadOnlyList<CallLink> Against, IReadOnlyList<CallLink> Agreeing);
