using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;

namespace Mcp.Daemon.Experts.Capacity;

/// <summary>
/// The places in which experts are asked, and the queue before them. Whoever could run goes first in, first out, and
/// sessions take turns: a full provider holds up nobody who asks another, and a session with forty questions nobody
/// who has one.
/// </summary>
/// <remarks>At rest nobody waits who could run. One lock; nothing polls.</remarks>
internal sealed class ExpertQueue(CapacitySettings settings)
{
    /// <summary>What a refused caller is told to wait: about the length of a short expert call.</summary>
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<QueuedAsk> _waiting = [];
    private readonly List<QueuedAsk> _running = [];

    // When each session that is here got its last place, or came; sessions take turns by it.
    private readonly Dictionary<string, long> _turns = [];
    private long _turn;

    /// <summary>
    /// A place, held until it is disposed. Whoever waits is told its position through <paramref name="position"/>,
    /// 1 for the next; cancelling leaves the queue at once.
    /// </summary>
    public async Task<IDisposable> EnterAsync(
        string sessionId, ProviderKind kind, Action<int> position, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ask = new QueuedAsk(this, sessionId, kind, position);
        lock (_lock)
        {
            if (CanRun(ask))
            {
                Start(ask);
                return ask;
            }

            if (_waiting.Count >= settings.Waiting)
            {
                throw Refusal();
            }

            _waiting.Add(ask);
            // Behind all turns so far: who comes and goes must not always be ahead of who waits.
            _turns.TryAdd(sessionId, _turn);
        }

        Tell();
        await using var registration = cancellationToken.Register(() => Cancelled(ask, cancellationToken));
        await ask.Started;
        return ask;
    }

    public IReadOnlyList<QueueFigures> Figures()
    {
        lock (_lock)
        {
            return [.. Enum.GetValues<ProviderKind>().Select(kind => new QueueFigures(
                kind, _running.Count(ask => ask.Kind == kind), _waiting.Count(ask => ask.Kind == kind)))];
        }
    }

    /// <summary>Gives a place back, and with it starts who waited for it.</summary>
    public void Leave(QueuedAsk ask)
    {
        var started = new List<QueuedAsk>();
        lock (_lock)
        {
            if (!_running.Remove(ask))
            {
                return;
            }

            while (InTurn().FirstOrDefault(CanRun) is { } next)
            {
                _waiting.Remove(next);
                Start(next);
                started.Add(next);
            }

            Forget(ask.SessionId);
        }

        foreach (var next in started)
        {
            next.Start();
        }

        Tell();
    }

    private void Cancelled(QueuedAsk ask, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_waiting.Remove(ask))
            {
                return; // it has its place already
            }

            Forget(ask.SessionId);
        }

        ask.Cancel(cancellationToken);
        Tell();
    }

    private bool CanRun(QueuedAsk ask) =>
        _running.Count < settings.AtOnce
        && _running.Count(other => other.SessionId == ask.SessionId) < settings.PerSession
        && _running.Count(other => other.Kind == ask.Kind) < Most(ask.Kind);

    private int Most(ProviderKind kind) => kind switch
    {
        ProviderKind.Kimi => settings.Kimi,
        ProviderKind.Glm => settings.Glm,
        _ => int.MaxValue,
    };

    private void Start(QueuedAsk ask)
    {
        _running.Add(ask);
        _turns[ask.SessionId] = ++_turn;
    }

    private void Forget(string sessionId)
    {
        if (!_running.Exists(ask => ask.SessionId == sessionId) && !_waiting.Exists(ask => ask.SessionId == sessionId))
        {
            _turns.Remove(sessionId);
        }
    }

    // Everybody's first before anybody's second; among those, whose session had its last turn longest ago.
    private IEnumerable<QueuedAsk> InTurn() => _waiting
        .GroupBy(ask => ask.SessionId)
        .SelectMany(session => session.Select((ask, nth) => (ask, nth)))
        .OrderBy(each => each.nth)
        .ThenBy(each => _turns.GetValueOrDefault(each.ask.SessionId))
        .ThenBy(each => _waiting.IndexOf(each.ask))
        .Select(each => each.ask);

    // Outside the lock: what hears of a position may do anything.
    private void Tell()
    {
        List<(QueuedAsk Ask, int Position)> changed = [];
        lock (_lock)
        {
            changed.AddRange(InTurn().Select((ask, i) => (ask, i + 1)).Where(each => each.ask.Moves(each.Item2)));
        }

        foreach (var (ask, position) in changed)
        {
            ask.Tell(position);
        }
    }

    private ExpertFailureException Refusal() => new(
        ExpertFailure.OverCapacity,
        $"Waiting for a place to ask an expert: {_running.Count} are asked and {_waiting.Count} wait, which is all that "
        + "EXPERT_MAX_CONCURRENT, EXPERT_MAX_PER_SESSION and EXPERT_QUEUE_LIMIT allow. Nothing was sent.")
    {
        RetryAfter = ComeBackAfter,
    };
}
