using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// The thread of one step: the one it goes on with, one that is begun for it, or none while nothing asks for one. What
/// cannot be written must not take away what was found: the answer then says so.
/// </summary>
/// <param name="keys">The session's own keys, which are no part of an investigation and are not written down.</param>
internal sealed class WorkflowThread(ThreadStore store, string workspace, ConversationThread? going, Lazy<IReadOnlyCollection<string>> keys)
{
    private readonly List<string> _notes = going?.NotExtended is { } fault ? [fault] : [];
    private ThreadTurn? _unwritten;

    /// <summary>As it stands now; null while there is none.</summary>
    public ConversationThread? Thread { get; private set; } = going;

    /// <summary>Whether the step could not be written although it had to: what comes next cannot go on from it.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether an answer could not be written to a thread that is there: it stands nowhere but in what is returned.</summary>
    public bool HasLostAnswer { get; private set; }

    /// <summary>What the caller should know of it, one sentence each.</summary>
    public IReadOnlyList<string> Notes => store.Notice is { } notice ? [.. _notes, notice] : _notes;

    public ThreadReport? Report => Thread is null ? null : store.Report(Thread);

    /// <summary>Records the step before anything else is done with it.</summary>
    /// <param name="isWanted">Whether a thread is begun where there is none.</param>
    /// <param name="mustBeKept">Whether nothing is worth doing without; else the answer arrives and says that it was not recorded.</param>
    /// <exception cref="ToolFailureException">Somebody else wrote this step meanwhile, or it must be kept and cannot.</exception>
    public void Record(ThreadTurn step, IReadOnlyList<int> replaced, bool isWanted, bool mustBeKept)
    {
        if (Thread is null && !isWanted)
        {
            _unwritten = step;
            return;
        }

        step = KeptTurns.WithoutKeys(step, keys.Value);
        try
        {
            Thread = Thread is null ? store.Begin(workspace, [step]) : RacedSteps.Add(store, Thread, step, replaced);
        }
        catch (ToolFailureException e) when (e.Code is ErrorCode.Storage)
        {
            if (mustBeKept)
            {
                throw new ToolFailureException(
                    e.Code, $"{e.Message} Nothing was recorded, and nobody was asked; send the step again once that is mended.", e.Retryable, e.RetryAfter);
            }

            IsLost = true;
            Note("This step is not part of its thread.", e.Message);
        }
    }

    /// <summary>Keeps what an expert was asked and said.</summary>
    public void Keep(IReadOnlyList<ThreadTurn> exchange)
    {
        if (Thread is null)
        {
            return;
        }

        try
        {
            (Thread, var hasMovedOn) = store.Append(Thread, [.. exchange.Select(turn => KeptTurns.WithoutKeys(turn, keys.Value))]);
            if (hasMovedOn)
            {
                _notes.Add("Somebody else wrote to this thread while the expert was asked; its answer stands behind what they wrote.");
            }
        }
        catch (ToolFailureException e) when (e.Code is ErrorCode.ThreadNotFound)
        {
            Thread = null;
            _notes.Add(e.Message);
        }
        catch (ToolFailureException e)
        {
            HasLostAnswer = true;
            Note("The expert's answer is not part of its thread.", e.Message);
        }
    }

    /// <summary>The investigation goes on although nothing had asked for a thread: one is begun with what was held back.</summary>
    public void BeginNow(IReadOnlyList<ThreadTurn> exchange)
    {
        if (Thread is not null || _unwritten is null)
        {
            return;
        }

        try
        {
            Thread = store.Begin(workspace, [.. exchange.Prepend(_unwritten).Select(turn => KeptTurns.WithoutKeys(turn, keys.Value))]);
        }
        catch (ToolFailureException e)
        {
            IsLost = true;
            Note("This has no thread to go on in.", e.Message);
        }
    }

    // Step and answer fail for one reason, which is long and need be read once.
    private void Note(string what, string why) =>
        _notes.Add(_notes.Any(note => note.Contains(why, StringComparison.Ordinal)) ? $"{what} The reason is the same." : $"{what} {why}");
}
