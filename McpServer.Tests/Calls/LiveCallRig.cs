using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Files;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;
using Mcp.Tests.Logging;

namespace Mcp.Tests.Calls;

/// <summary>Requests for one expert tool, from as many sessions as a test likes, with a clock in hand.</summary>
internal sealed class LiveCallRig : IDisposable
{
    private readonly CallRig _rig = new();
    private readonly Dictionary<string, CallerContext> _callers = [];
    private CancellationToken _token;
    private int _requests;
    private IDisposable? _work;

    public LiveCallRig()
    {
        Tool = new ScriptedTool(PlayAsync)
        {
            Report = () => Report,
            Definition = new ToolDefinition
            {
                Name = "expert",
                Title = "Expert",
                Description = "Plays an expert.",
                Arguments = new ObjectSchema(new Property("prompt", PropertyType.Text, "")),
                AsksExpert = true,
            },
        };
    }

    public AwaitedTime Time => _rig.Time;

    public CallTable Table => _rig.Table;

    /// <summary>The journal as a daemon sees it that comes after this one.</summary>
    public AnswerJournal Next => _rig.JournalOf();

    /// <summary>A daemon before this one had answered what a request asks, and was lost.</summary>
    public async Task LeaveBehindAsync(string id, Request request, Answer answer, CancellationToken cancellationToken)
    {
        var key = await CallKey.OfAsync(
            Tool.Definition, CallRig.Arguments("""{"prompt":"a"}"""), request.Call.Caller, CallRig.Repositories, cancellationToken);
        _rig.JournalOf().Keep(id, key, answer);
    }

    public CallCounters Counters => _rig.Counters;

    public DaemonStopping Stopping => _rig.Stopping;

    public ScriptedTool Tool { get; }

    /// <summary>How often the tool ran.</summary>
    public int Runs { get; private set; }

    /// <summary>Ends the tool's work when it is set.</summary>
    public TaskCompletionSource End { get; private set; } = NewEnd();

    /// <summary>Done when the running tool's token was cancelled.</summary>
    public TaskCompletionSource Told { get; } = NewEnd();

    /// <summary>What the tool says of its expert.</summary>
    public ExpertReport? Report { get; set; }

    public bool AtWork { get; set; } = true;

    public bool Stubborn { get; set; }

    /// <summary>Whether the token of the running tool is cancelled; <see cref="Told"/> follows on another thread.</summary>
    public bool ToldToStop => _token.IsCancellationRequested;

    public RecordedLog<CallLog> Log => _rig.Log;

    /// <summary>The call as the tool saw it last.</summary>
    public ToolCall? Seen { get; private set; }

    public Request Ask(string session, string arguments = """{"prompt":"a"}""", params (string Name, string Value)[] variables) => Send(
        session, variables, (call, token) => _rig.Experts.CallAsync(Tool, call, CallRig.Arguments(arguments), null, token));

    public Request Collect(string session, string id, params (string Name, string Value)[] variables) => Send(
        session, variables, (call, token) => _rig.Experts.CollectAsync(call, id, new SilentProgress(), token));

    /// <summary>The request of a session that has this workspace.</summary>
    public Request CollectFrom(string workspace, string id)
    {
        _callers[workspace] = CallRig.CallerOf(workspace) with { Workspace = Workspace.From(workspace, [], "/home/somebody") };
        return Collect(workspace, id);
    }

    public bool Playing { get; private set; }

    /// <summary>The tool goes on by itself.</summary>
    public void ExpertRests() => _work!.Dispose();

    /// <summary>Lets the work end; the next run takes until the next end.</summary>
    public void Finish()
    {
        var end = End;
        End = NewEnd();
        end.SetResult();
    }

    /// <summary>Lets the work fail; the next run takes until the next end.</summary>
    public void Fail(Exception failure)
    {
        var end = End;
        End = NewEnd();
        end.SetException(failure);
    }

    /// <summary>The session's connection ends: first nobody is there any more, then its requests are told.</summary>
    public static async Task LeaveAsync(Request request)
    {
        request.Call.Caller.Presence.Leave();
        await request.GoAsync();
    }

    /// <summary>A request whose work runs.</summary>
    public async Task<Request> StartedAsync(string session, CancellationToken cancellationToken)
    {
        var request = Ask(session);
        _ = request.Answer;
        await RunsAsync(1, cancellationToken);
        return request;
    }

    /// <summary>A request that waits for work that runs.</summary>
    public async Task<Request> JoinedAsync(string session, CancellationToken cancellationToken)
    {
        var waiters = Table.Figures.Waiters;
        var request = Ask(session);
        _ = request.Answer;
        await Support.Eventually.IsTrueAsync(() => Table.Figures.Waiters > waiters, "the request joins", cancellationToken);
        return request;
    }

    /// <summary>What a request was told whose client's patience ended.</summary>
    public async Task<Answer> HandedBackAsync(string session, CancellationToken cancellationToken)
    {
        var request = await StartedAsync(session, cancellationToken);
        await Time.WaitedForAsync(Patience.Default, 1, cancellationToken);
        Time.Advance(Patience.Default);
        return await request.DeliveredAsync();
    }

    public Task RunsAsync(int count, CancellationToken cancellationToken) =>
        Support.Eventually.IsTrueAsync(() => Runs == count && Seen is not null, $"run {count}", cancellationToken);

    public Task FinishedAsync(CancellationToken cancellationToken) =>
        Support.Eventually.IsTrueAsync(() => Table.Figures.Uncollected == 1, "the answer is there", cancellationToken);

    public void Dispose()
    {
        End.TrySetResult();
        _rig.Dispose();
    }

    private Request Send(string session, (string, string)[] variables, Func<IncomingCall, CancellationToken, Task<Answer>> send)
    {
        if (!_callers.TryGetValue(session, out var caller))
        {
            _callers[session] = caller = CallRig.CallerOf(session, variables: variables);
        }

        return new Request(new IncomingCall($"{session}-1-{++_requests}", caller), send);
    }

    private async Task PlayAsync(ToolCall call, CancellationToken cancellationToken)
    {
        (Runs, Seen, _token) = (Runs + 1, call, cancellationToken);
        _work = AtWork ? call.Expert.Begin() : null;
        Playing = true;
        try
        {
            await End.Task.WaitAsync(Stubborn ? CancellationToken.None : cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Told.TrySetResult();
            throw;
        }
        finally
        {
            _work?.Dispose();
        }
    }

    private static TaskCompletionSource NewEnd() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>One request and what its client does with it.</summary>
    internal sealed class Request(IncomingCall call, Func<IncomingCall, CancellationToken, Task<Answer>> send)
    {
        // An answer that never comes must fail its test and not hang it; within the time that CancelAfter gives.
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

        private readonly CancellationTokenSource _gone = new();
        private Task<Answer>? _answer;

        public IncomingCall Call => call;

        /// <summary>The same as a shim sends it whose daemon was lost.</summary>
        public Request SentBefore(LostRequest lost) => new(call with { Lost = lost }, send);

        public Task<Answer> Answer => _answer ??= send(call, _gone.Token).WaitAsync(Longest, TimeProvider.System);

        /// <summary>The answer, written to the client.</summary>
        public async Task<Answer> DeliveredAsync()
        {
            var answer = await Answer;
            call.Fate.Written();
            return answer;
        }

        public async Task CancelAsync(string reason = "the user")
        {
            call.Fate.Cancel(reason);
            await GoAsync();
        }

        public Task TimeOutAsync() => CancelAsync("McpError: MCP error -32001: Request timed out");

        public async Task GoAsync()
        {
            await _gone.CancelAsync();
            await Answer.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
