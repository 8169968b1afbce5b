using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>The thread of one chat call: none, a new one once there is an answer, or one that goes on.</summary>
internal sealed class ChatThread
{
    private const string New = "new";

    // Chat needs no directory; without one its threads are known wherever there is none.
    private const string NoWorkspace = "";

    private readonly ThreadStore _store;
    private readonly string _workspace;
    private readonly ConversationThread? _going;

    private ChatThread(ThreadStore store, string workspace, bool isWanted, ConversationThread? going)
    {
        (_store, _workspace, IsWanted, _going) = (store, workspace, isWanted, going);
    }

    /// <summary>Whether the call asked for one: else nothing of the exchange is kept.</summary>
    public bool IsWanted { get; }

    /// <summary>The thread that goes on, as it stands; null while there is none.</summary>
    public ThreadReport? Report => _going is null ? null : _store.Report(_going);

    public IReadOnlyList<ThreadTurn> History => _going?.Turns ?? [];

    /// <exception cref="ToolFailureException">The id is unknown, expired, or its thread is full.</exception>
    public static ChatThread Of(ThreadStore store, Workspace workspace, string? continuation)
    {
        var place = workspace.Root ?? NoWorkspace;
        if (continuation is null or New)
        {
            return new ChatThread(store, place, continuation is New, null);
        }

        var going = store.Open(continuation, place);
        return going.Exchanges < store.MaxExchanges
            ? new ChatThread(store, place, true, going)
            : throw new ToolFailureException(
                ErrorCode.InvalidArgument,
                $"Continuing thread {going.Id}: it has its {Counted.Of(store.MaxExchanges, "exchange")} (MAX_CONVERSATION_TURNS). Begin a new one with continuation_id \"new\" and the conclusions so far.");
    }

    /// <summary>Keeps the exchange of a thread that is wanted.</summary>
    /// <exception cref="ToolFailureException">Another call added to the thread meanwhile.</exception>
    public ThreadReport Keep(IReadOnlyList<ThreadTurn> exchange)
    {
        var kept = _going is null ? _store.Begin(_workspace, exchange) : _store.Add(_going, exchange);
        return _store.Report(kept);
    }
}
