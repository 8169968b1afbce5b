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

    /// <summary>What the caller should know of it, one sentence each.</summary>
    public IReadOnlyList<string> Notes => IsWanted ? [.. new[] { _going?.NotExtended, _store.Notice }.OfType<string>()] : [];

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
            : throw ThreadFailures.Full(going.Id, store.MaxExchanges);
    }

    /// <summary>Keeps the exchange of a thread that is wanted. It is paid for: what cannot take it does not take it away.</summary>
    /// <returns>The thread, where there is one, and what became of the exchange where that needs saying.</returns>
    public (ThreadReport? Thread, string? Note) Keep(IReadOnlyList<ThreadTurn> exchange)
    {
        try
        {
            if (_going is null)
            {
                return (_store.Report(_store.Begin(_workspace, exchange)), null);
            }

            var (kept, hasMovedOn) = _store.Append(_going, exchange);
            return (_store.Report(kept), hasMovedOn
                ? "Somebody else added to this thread while the expert was asked; this exchange stands behind theirs, which the expert did not see."
                : null);
        }
        catch (ToolFailureException e) when (e.Code is ErrorCode.ThreadNotFound)
        {
            return (null, e.Message);
        }
        catch (ToolFailureException e)
        {
            return (_going is null ? null : _store.Report(_going), $"This exchange is not part of its thread. {e.Message}");
        }
    }
}
