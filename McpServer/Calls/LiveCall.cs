using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>
/// Work with a life of its own: it has the name of the request that started it and outlives it. Requests attach to it
/// by its key and collect it by its id; it ends by itself, by its clocks, or when nobody is owed its answer.
/// </summary>
internal sealed class LiveCall
{
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly CancellationTokenSource _unwanted = new();
    private readonly TaskCompletionSource<Answer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Answer? _soFar;

    public LiveCall(IncomingCall request, CallKey key, ToolDefinition tool, TimeProvider time)
    {
        var settings = request.Caller.Settings;
        (Id, Key, Tool, Lost, _time, _started) = (request.Id, key, tool, request.Lost, time, time.GetTimestamp());
        Lifetime = settings.Calls.Lifetime;
        Clock = new LocalClock(settings.Ladder.WorkflowTool, time);
        Expert = new ExpertActivity(Progress.Say, RunClock);
    }

    public string Id { get; }

    public CallKey Key { get; }

    public ToolDefinition Tool { get; }

    /// <summary>The call that this one runs a second time, because its daemon was lost; null for a first run.</summary>
    public LostRequest? Lost { get; }

    public TimeSpan Lifetime { get; }

    /// <summary>What is left of its life, by a clock that nobody sets.</summary>
    public TimeSpan TimeLeft => Lifetime - Elapsed;

    public LocalClock Clock { get; }

    public ExpertActivity Expert { get; }

    public SharedProgress Progress { get; } = new();

    /// <summary>What the tool knew when it last said so; null when it never did.</summary>
    public Answer? SoFar
    {
        get => Volatile.Read(ref _soFar);
        set => Volatile.Write(ref _soFar, value);
    }

    /// <summary>The requests that are owed the answer. Under the table's lock.</summary>
    public List<Claim> Claims { get; } = [];

    /// <summary>The sessions on whose pipe the answer stood, and when. Under the table's lock.</summary>
    public Dictionary<string, DateTimeOffset> Delivered { get; } = [];

    /// <summary>When the answer was there, as a timestamp, which no set clock moves; null while the work runs. Under the table's lock.</summary>
    public long? FinishedAt { get; set; }

    /// <summary>The answer; never faults.</summary>
    public Task<Answer> Answer => _answer.Task;

    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    /// <summary>Cancelled when nobody wants the answer any more.</summary>
    public CancellationToken Unwanted => _unwanted.Token;

    /// <summary>Lets the local clock run, unless an expert is at work already; once the work has its place.</summary>
    public void RunClock() => Clock.Run(() => !Expert.AtWork);

    /// <summary>Stops the work: nobody wants its answer. Returns at once; what the token calls runs elsewhere.</summary>
    public void Stop() => _ = _unwanted.CancelAsync();

    /// <summary>How the answer of this call, or a word on the way to it, names the call.</summary>
    public CallReport Report(string? rung = null) => new(Id, (long)Elapsed.TotalMilliseconds, rung, Lost is null ? null : 2);

    public void Finish(Answer answer) => _answer.TrySetResult(answer);
}
