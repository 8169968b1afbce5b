using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Storage;

namespace Mcp.Daemon.Threads;

/// <summary>Why a thread cannot be gone on with, and how to go on.</summary>
internal static class ThreadFailures
{
    private const string HowToGoOn =
        "Ask again with the whole question and its context, without continuation_id, or with \"new\" for a new thread.";

    private const int IdLength = 32;

    /// <param name="notice">What happened to the database, which may be why the thread is gone; or null.</param>
    public static ToolFailureException NotFound(string id, string? notice)
    {
        var shown = Excerpt.Of(id, 64);
        var what = id.Trim() is { Length: IdLength } trimmed && trimmed.All(char.IsAsciiHexDigit)
            ? "this workspace has no such thread"
            : $"this is no thread id ({IdLength} hexadecimal digits, as thread.id of an answer has them)";
        return new ToolFailureException(
            ErrorCode.ThreadNotFound, $"Continuing thread {shown}: {what}. {(notice is null ? "" : notice + " ")}{HowToGoOn}");
    }

    public static ToolFailureException Expired(string id, DateTimeOffset at) => new(
        ErrorCode.ThreadExpired,
        $"Continuing thread {id}: it expired at {at:u}. {HowToGoOn} What it held can still be read with the tool threads, action \"show\".");

    public static ToolFailureException Conflict(string id) => new(
        ErrorCode.ThreadConflict,
        $"Adding to thread {id}: another call has added to it meanwhile. Call again with the same continuation_id to go on from there.",
        retryable: true);

    /// <summary>What a use of the database brings, or the failure of the tool whose thread lies there.</summary>
    /// <exception cref="ToolFailureException">The database could not be read or written.</exception>
    public static T Guarded<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (StorageException e)
        {
            throw new ToolFailureException(ErrorCode.Internal, $"Keeping the thread: {e.Message}", retryable: true);
        }
    }
}
