namespace Mcp.Daemon.Experts.Protocol.Kimi;

/// <summary>
/// What Moonshot said of its context cache, by whom and what it was said to. The key holds session, endpoint, tool and
/// prefix, so that nothing of one session is ever sent for another.
/// </summary>
internal sealed class KimiCacheTokens(TimeProvider time)
{
    /// <summary>Prefixes of threads that are in use at once; a lost one costs a cache hit, nothing else.</summary>
    private const int Capacity = 256;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1800);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = [];
    private readonly LinkedList<Entry> _byUse = new(); // the latest first

    public KimiCacheToken? Find(string key)
    {
        lock (_lock)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                return null;
            }

            if (time.GetElapsedTime(node.Value.Stored) >= Lifetime)
            {
                Remove(node);
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Token;
        }
    }

    public void Store(string key, KimiCacheToken token)
    {
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var known))
            {
                Remove(known);
            }

            _byKey[key] = _byUse.AddFirst(new Entry(key, token, time.GetTimestamp()));
            if (_byKey.Count > Capacity)
            {
                Remove(_byUse.Last!);
            }
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _byKey.Remove(node.Value.Key);
    }

    private readonly record struct Entry(string Key, KimiCacheToken Token, long Stored);
}

/// <summary>The cache of one conversation's prefix.</summary>
/// <param name="Token">What <c>Msh-Context-Cache-Token-Saved</c> said.</param>
/// <param name="Id">What <c>Msh-Context-Cache-Id</c> said, from accounts that have named caches.</param>
internal sealed record KimiCacheToken(string? Token, string? Id);
