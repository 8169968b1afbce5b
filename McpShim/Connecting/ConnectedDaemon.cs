using Mcp.Contract;

namespace Mcp.Shim.Connecting;

/// <summary>A connection whose daemon said Welcome.</summary>
/// <param name="Lines">Holds what came behind Welcome, if anything did.</param>
internal sealed record ConnectedDaemon(PipeConnection Pipe, Welcome Welcome, LineBuffer Lines);
