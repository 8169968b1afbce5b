using System.Diagnostics.Metrics;

namespace Mcp.Daemon.Sessions;

/// <summary>The sessions there are: admission up to the limit, removal, the sweep of idle ones, and their figures.</summary>
internal sealed class SessionTable : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Session> _sessions = [];
    private readonly Meter _meter = new("mcp-expert.sessions");
    private readonly TimeProvider _time;
    private readonly int _limit;
    private long _emptySince;

    public SessionTable(int limit, TimeProvider time)
    {
        _limit = limit;
        _time = time;
        _emptySince = time.GetTimestamp();
        _meter.CreateObservableGauge("mcp_expert.sessions.open", () => Count);
        _meter.CreateObservableCounter("mcp_expert.sessions.opened", () => Opened);
    }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>Requests of all sessions that are owed an answer.</summary>
    public int RequestsInFlight
    {
        get
        {
            lock (_lock)
            {
                return _sessions.Values.Sum(session => session.Requests.Count);
            }
        }
    }

    /// <summary>Sessions admitted over the daemon's life.</summary>
    public long Opened { get; private set; }

    /// <summary>Hellos refused at the limit.</summary>
    public long Refused { get; private set; }

    /// <summary>Sessions closed by the sweep.</summary>
    public long Swept { get; private set; }

    /// <summary>How long there has been no session; null while there is one.</summary>
    public TimeSpan? EmptyFor
    {
        get
        {
            lock (_lock)
            {
                return _sessions.Count > 0 ? null : _time.GetElapsedTime(_emptySince);
            }
        }
    }

    public Session? Find(string id)
    {
        lock (_lock)
        {
            return _sessions.GetValueOrDefault(id);
        }
    }

    /// <summary>
    /// False at the limit. A session of the same id is superseded: its shim has a new connection. A terminal command
    /// is always let in: it is short, and may be the one that mends what fills the table.
    /// </summary>
    public bool TryAdd(Session session)
    {
        Session? superseded;
        lock (_lock)
        {
            _sessions.TryGetValue(session.Id, out superseded);
            if (superseded is null && _sessions.Count >= _limit && session.Identity.Command is null)
            {
                Refused++;
                return false;
            }

            _sessions[session.Id] = session;
            Opened++;
        }

        superseded?.Close(SessionEnd.Superseded);
        return true;
    }

    /// <summary>Removes it, unless its place was taken by its own next connection.</summary>
    public void Remove(Session session)
    {
        lock (_lock)
        {
            if (_sessions.TryGetValue(session.Id, out var found) && ReferenceEquals(found, session))
            {
                _sessions.Remove(session.Id);
                if (_sessions.Count == 0)
                {
                    _emptySince = _time.GetTimestamp();
                }
            }
        }
    }

    /// <summary>Closes every session that was silent for the limit and has no call in flight; how many.</summary>
    public int Sweep(TimeSpan limit)
    {
        List<Session> idle;
        lock (_lock)
        {
            idle = [.. _sessions.Values.Where(session => session.IsIdle(limit))];
            Swept += idle.Count;
        }

        idle.ForEach(session => session.Close(SessionEnd.Idle));
        return idle.Count;
    }

    public void CloseAll(SessionEnd reason)
    {
        List<Session> all;
        lock (_lock)
        {
            all = [.. _sessions.Values];
        }

        all.ForEach(session => session.Close(reason));
    }

    /// <summary>The figures of the sessions there are; zeros when there are none.</summary>
    public SessionFigures Figures(TimeSpan idleLimit)
    {
        lock (_lock)
        {
            var ages = _sessions.Values.Select(session => session.Age.TotalSeconds).ToList();
            return new SessionFigures(
                _sessions.Count,
                _sessions.Values.Count(session => !session.IsIdle(idleLimit)),
                RequestsInFlight,
                ages.DefaultIfEmpty().Max(),
                ages.DefaultIfEmpty().Min(),
                ages.DefaultIfEmpty().Average(),
                Opened,
                Refused,
                Swept);
        }
    }

    public void Dispose() => _meter.Dispose();
}
