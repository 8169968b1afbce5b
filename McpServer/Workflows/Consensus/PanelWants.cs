using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>What those experts of a panel ask for who cannot judge without it: each by itself, and all together.</summary>
internal sealed class PanelWants
{
    /// <summary>Names in one sentence; what is wanted is listed whole beside it.</summary>
    private const int MostNamed = 5;

    private readonly IReadOnlyList<(PanelAnswer Answer, IReadOnlyList<WantedFile> Files)> _asking;

    /// <param name="all">What was said in this round.</param>
    /// <param name="earlier">What they said before this step: who asks once more for what it cannot have is told from who asks first.</param>
    public PanelWants(IReadOnlyList<PanelAnswer> all, IReadOnlyList<PanelAnswer> earlier, StepEvidence evidence)
    {
        _asking = [.. all.Where(answer => answer.State is PanelMemberState.NeedsFiles).Select(answer => (answer, WantedFile.Of(answer.Said!, evidence.Workspace, new SentWhole(answer.Sent, evidence.Files.Files))))];
        IsInVain = _asking.Count > 0 && _asking.All(each => IsAgain(each.Answer, each.Files, earlier));
    }

    public int Count => _asking.Count;

    /// <summary>Whether all that is asked for was asked for before and cannot be given: asking them again brings nothing.</summary>
    public bool IsInVain { get; }

    /// <summary>Whether the panel has come to nothing yet: it is too small without those who ask, or they are most of it.</summary>
    public bool Hold(PanelReport panel) => Count > 0 && !IsInVain
        && (panel.Members.Count(member => member.State is PanelMemberState.Answered) < panel.Quorum || Count * 2 > panel.Members.Count);

    /// <summary>Whether a file that can be given is among it.</summary>
    public bool WantsFiles => Given.Count > 0;

    /// <summary>Whether a question is among it.</summary>
    public bool WantsWords => _asking.Any(each => each.Answer.Said!.Question is not null);

    /// <summary>Their names: <c>kimi/kimi-k3 (for) and glm/glm-4.6 (against)</c>.</summary>
    public string Names => string.Join(" and ", _asking.Select(each => each.Answer.Member.Name));

    /// <summary>The files that can be given, for a sentence.</summary>
    public string Files => string.Join(", ", Given.Take(MostNamed)) + (Given.Count > MostNamed ? $" and {Given.Count - MostNamed} more" : "");

    /// <summary>The union of what they ask for, each question with who asks it; null when there is nothing to be asked of the caller.</summary>
    public WantedReport? All
    {
        get
        {
            List<(PanelMember Member, WantedReport Wanted)> each =
                [.. _asking.Select(one => (one.Answer.Member, Wanted: Of(one.Answer)!)).Where(one => one.Wanted is not null)];
            List<string> files = [.. each.SelectMany(one => one.Wanted.Files ?? []).Distinct()];
            List<string> questions = [.. each.Where(one => one.Wanted.Question is not null).Select(one => $"{one.Member.Name}: {one.Wanted.Question}")];
            return files.Count + questions.Count == 0 ? null
                : new WantedReport(files.Count > 0 ? files : null, questions.Count > 0 ? string.Join('\n', questions) : null);
        }
    }

    /// <summary>What asked for files cannot be given, one sentence for each expert.</summary>
    public IEnumerable<string> Notes =>
        _asking.SelectMany(each => OutcomeStates.Notes(each.Answer.Said!, each.Files).Select(note => $"{each.Answer.Member.Name}: {note}"));

    private List<string> Given => [.. _asking.SelectMany(each => each.Files).Where(file => file.WhyNot is null).Select(file => file.Name).Distinct()];

    /// <summary>What one expert asks for; null when it asks for nothing, or for nothing that a rule allows.</summary>
    public WantedReport? Of(PanelAnswer answer) =>
        _asking.FirstOrDefault(each => each.Answer == answer) is { Answer: not null } asking ? OutcomeStates.Wanted(asking.Answer.Said!, asking.Files) : null;

    /// <summary>For the expert that is asked again: the files that it asked for and cannot have, or has; none when it can have them all.</summary>
    public IEnumerable<QuestionSection> InVain(PanelAnswer answer) =>
        WantedBefore.Sections([.. _asking.Where(each => each.Answer == answer).SelectMany(each => each.Files).Where(file => file.WhyNot is not null)]);

    private static bool IsAgain(PanelAnswer answer, IReadOnlyList<WantedFile> files, IReadOnlyList<PanelAnswer> earlier) =>
        answer.Said!.Question is null && files.Count > 0 && files.All(file => file.WhyNot is not null)
        && earlier.FirstOrDefault(before => before.Member == answer.Member && before != answer) is { State: PanelMemberState.NeedsFiles } before
        && answer.Said.FilesNeeded.All(before.Said!.FilesNeeded.Contains);
}
