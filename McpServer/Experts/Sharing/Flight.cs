using Mcp.Daemon.Experts.Questions;

namespace Mcp.Daemon.Experts.Sharing;

/// <summary>
/// One question on its way, and those who wait for its answer. It belongs to none of them: it ends when the last has
/// left, and what it shows of its progress all of them see.
/// </summary>
internal sealed class Flight
{
    private readonly Lock _lock = new();
    private readonly List<ExpertActivity> _waiting;
    private readonly CancellationTokenSource _unwanted = new();
    private readonly TaskCompletionSource<ExpertAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Flight(ExpertActivity first)
    {
        _waiting = [first];
        Activity = new ExpertActivity(SayToAll);
    }

    public ExpertActivity Activity { get; }

    public Task<ExpertAnswer> Answer => _answer.Task;

    /// <summary>Cancelled when nobody waits any more.</summary>
    public CancellationToken Unwanted => _unwanted.Token;

    /// <summary>False when all have left: it is being ended, and whoever comes asks anew.</summary>
    public bool TryJoin(ExpertActivity activity)
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                return false;
            }

            _waiting.Add(activity);
        }

        activity.Say("waits for the answer to the same question, which another call has asked");
        return true;
    }

    public void Leave(ExpertActivity activity)
    {
        lock (_lock)
        {
            _waiting.Remove(activity);
            if (_waiting.Count > 0 || _answer.Task.IsCompleted)
            {
                return;
            }
        }

        _ = _unwanted.CancelAsync();
    }

    public void Land(ExpertAnswer answer) => _answer.TrySetResult(answer);

    public void Land(Exception failure)
    {
        _answer.TrySetException(failure);
        _ = _answer.Task.Exception; // seen: when all have left, nobody else looks at it
    }

    private void SayToAll(string doing)
    {
        ExpertActivity[] all;
        lock (_lock)
        {
            all = [.. _waiting];
        }

        foreach (var each in all)
        {
            each.Say(doing);
        }
    }
}
