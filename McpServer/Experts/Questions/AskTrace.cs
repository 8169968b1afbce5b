using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Failures;

namespace Mcp.Daemon.Experts.Questions;

/// <summary>
/// What happened while one question was asked: written by the layers of its chain, read where the answer is made.
/// One per ask. A stream is pulled by one reader, so it needs no lock.
/// </summary>
internal sealed class AskTrace(ExpertActivity activity)
{
    private readonly List<string> _notes = [];
    private readonly List<string> _events = [];
    private readonly List<string> _unscanned = [];
    private ModelChoice? _first;

    /// <summary>How often a provider was asked, over all models.</summary>
    public int Attempts { get; private set; }

    /// <summary>The model that is asked now, or was asked last.</summary>
    public ModelChoice? Current { get; private set; }

    /// <summary>The model that was asked first, once a fallback took over.</summary>
    public ModelChoice? FallbackFrom => _first != Current ? _first : null;

    /// <summary>What the last attempt failed of while the same model is to be asked again; null when none failed.</summary>
    public ExpertFailureException? Failure { get; private set; }

    /// <summary>What the caller should know: one sentence each.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Retries and fallbacks in their order, for the report's reason.</summary>
    public IReadOnlyList<string> Events => _events;

    /// <summary>What left without having been scanned for secrets.</summary>
    public IReadOnlyList<string> Unscanned => _unscanned;

    public void Note(string note) => _notes.Add(note);

    public void Event(string happened) => _events.Add(happened);

    public void LeavesUnscanned(string name) => _unscanned.Add(name);

    public void Turn(ModelChoice choice)
    {
        _first ??= choice;
        Current = choice;
        Failure = null;
    }

    public void Failed(ExpertFailureException failure) => Failure = failure;

    public void Attempted() => Attempts++;

    /// <summary>Shown as progress now.</summary>
    public void Say(string doing) => activity.Say(doing);
}
