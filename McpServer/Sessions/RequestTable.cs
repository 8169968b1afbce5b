using System.Collections.Concurrent;
using Mcp.Contract;

namespace Mcp.Daemon.Sessions;

/// <summary>The requests of one session that are owed an answer.</summary>
internal sealed class RequestTable
{
    /// <summary>
    /// How many may be in flight. A thousand at once is a client that fans out; four thousand is one that has lost
    /// count, and each costs memory here.
    /// </summary>
    public const int Limit = 4096;

    private readonly ConcurrentDictionary<RpcId, string> _callIds = new();

    public int Count => _callIds.Count;

    public bool IsFull => _callIds.Count >= Limit;

    /// <summary>False when a request of this id is in flight already.</summary>
    public bool TryAdd(RpcId id, string callId) => _callIds.TryAdd(id, callId);

    /// <summary>The request was answered, or cancelled and so never will be.</summary>
    public void Remove(RpcId id) => _callIds.TryRemove(id, out _);
}
