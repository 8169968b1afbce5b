using System.Collections.Concurrent;
using Mcp.Contract;
using Mcp.Daemon.Calls;

namespace Mcp.Daemon.Sessions;

/// <summary>The requests of one session that are owed an answer.</summary>
internal sealed class RequestTable
{
    /// <summary>
    /// How many may be in flight. A thousand at once is a client that fans out; four thousand is one that has lost
    /// count, and each costs memory here.
    /// </summary>
    public const int Limit = 4096;

    private readonly ConcurrentDictionary<RpcId, IncomingCall> _calls = new();

    public int Count => _calls.Count;

    public bool IsFull => _calls.Count >= Limit;

    /// <summary>False when a request of this id is in flight already.</summary>
    public bool TryAdd(RpcId id, IncomingCall call) => _calls.TryAdd(id, call);

    /// <summary>The request is cancelled and never answered; null when none of this id is in flight.</summary>
    public IncomingCall? Take(RpcId id) => _calls.TryRemove(id, out var call) ? call : null;

    /// <summary>This very request is answered; false when it was settled before, and its id may be another's.</summary>
    public bool TryTake(RpcId id, IncomingCall call) => _calls.TryRemove(KeyValuePair.Create(id, call));
}
