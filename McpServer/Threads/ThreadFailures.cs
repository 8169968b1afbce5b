using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Storage;

namespace Mcp.Daemon.Threads;

/// <summary>Why a thread cannot be gone on with, and how to go on.</summary>
internal static class ThreadFailures
{
    private const int IdLength = 32;

    // Who holds the lock longer than a write takes is at something large or hangs: a moment is worth waiting for.
    private static readonly TimeSpan LockRetry = TimeSpan.FromSeconds(5);

    /// <param name="notice">What happened to the database, which may be why the thread is gone; or null.</param>
    public static ToolFailureException NotFound(string id, ThreadUse use, string? notice)
    {
        var what = id.Trim() is { Length: IdLength } trimmed && trimmed.All(char.IsAsciiHexDigit)
            ? "this workspace has no such thread"
            : $"this is no thread id ({IdLength} hexadecimal digits, as thread.id of an answer has them)";
        return new ToolFailureException(ErrorCode.ThreadNotFound, Said($"{Of(id, use)}: {what}.", notice, use.Outcome, use.HowToGoOn));
    }

    public static ToolFailureException Expired(string id, ThreadUse use, DateTimeOffset at) => new(
        ErrorCode.ThreadExpired,
        Said($"{Of(id, use)}: it expired at {at:u}.", use.Outcome, use.HowToGoOn, "What it held can still be read with the tool threads, action \"show\"."));

    /// <summary>It was there when the expert was asked: what was said has no place any more.</summary>
    public static ToolFailureException Deleted(string id) => new(
        ErrorCode.ThreadNotFound,
        $"Thread {id} was deleted while the expert was asked, so this answer is kept nowhere but here; to go on from it, begin a new thread (continuation_id \"new\") with what matters of it.");

    public static ToolFailureException Conflict(string id) => new(
        ErrorCode.ThreadConflict,
        $"Adding to thread {id}: another call has added to it meanwhile, so nothing of this was recorded. Read what was added with the tool threads (action \"show\", continuation_id {id}), then go on from there.");

    /// <summary>Of two writers of one step the first has won.</summary>
    /// <param name="number">Of the step that did not.</param>
    /// <param name="becameOfIt">What became of it, as the end of a sentence.</param>
    /// <param name="winner">The newest step that counts.</param>
    /// <remarks>The caller is told the beginning of the other's step; the log is not.</remarks>
    public static ToolFailureException StepConflict(string id, string tool, int number, string becameOfIt, ThreadTurn winner)
    {
        return new ToolFailureException(ErrorCode.ThreadConflict, Message($" (\"{ThreadTitle.Of(winner.Text)}\")")) { Logged = Message("") };

        string Message(string title) =>
            $"Recording step {number} of {tool}: another call recorded a step {winner.Step!.Number} in this thread at {winner.At:u}{title}, and yours {becameOfIt}. "
            + $"Do not send it again as it is: read what was added with the tool threads (action \"show\", continuation_id {id}), then go on with step_number {winner.Step.Number + 1}, "
            + $"or take the other's place with backtrack_from_step {number}, where {tool} takes it.";
    }

    public static ToolFailureException Full(string id, int exchanges) => new(
        ErrorCode.InvalidArgument,
        $"Continuing thread {id}: it has its {exchanges} exchanges (MAX_CONVERSATION_TURNS). Nobody was asked. Begin a new one with continuation_id \"new\" and the conclusions so far.");

    /// <param name="doing">How the error begins: <c>Adding to thread …</c>.</param>
    /// <param name="outcome">What did not happen then; null where the caller says it.</param>
    public static ToolFailureException Storage(StorageException e, string doing, string? outcome = null) => new(
        ErrorCode.Storage,
        Said($"{doing}: {e.Path} cannot be used: {e.Why}.", outcome is { Length: > 0 } ? $"{outcome} Call again once that is mended." : outcome),
        retryable: e.Fault is StorageFault.Locked,
        e.Fault is StorageFault.Locked ? LockRetry : null);

    /// <summary>How an error about a use begins: <c>Continuing thread 0123…</c>.</summary>
    public static string Of(string id, ThreadUse use) => $"{use.Doing} thread {Excerpt.Of(id, 64)}";

    /// <summary>What a use of the database brings, or the failure of the tool whose thread lies there.</summary>
    /// <exception cref="ToolFailureException">The database could not be read or written.</exception>
    public static T Guarded<T>(string doing, Func<T> use, string? outcome = null)
    {
        try
        {
            return use();
        }
        catch (StorageException e)
        {
            throw Storage(e, doing, outcome);
        }
    }

    private static string Said(params IReadOnlyList<string?> sentences) => string.Join(' ', sentences.Where(each => each is { Length: > 0 }));
}
