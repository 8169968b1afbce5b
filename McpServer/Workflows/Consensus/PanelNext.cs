using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>What the caller does with what a panel has come to.</summary>
internal sealed class PanelNext(PanelReport panel, PanelWants wants, StepArguments step, WorkflowThread thread)
{
    private readonly int _failed = panel.Members.Count(
        member => member.State is PanelMemberState.Failed or PanelMemberState.TimedOut or PanelMemberState.Partial);

    private readonly int _judgedNothing = panel.Members.Count(member => member.State is PanelMemberState.NoJudgement);

    /// <summary>How a further step of this panel is called; null where it has no thread.</summary>
    private readonly string? _further = thread.Thread is { } kept ? $"call consensus with step_number {step.Number + 1} and continuation_id {kept.Id}" : null;

    public string Of()
    {
        if (panel.Members.FirstOrDefault(member => member.State is PanelMemberState.Pending) is { } pending)
        {
            return _further is null ? "Its thread is gone: call consensus again with step_number 1 to ask all of them."
                : Sentences.Of(
                    wants.Count == 0 ? null : $"{wants.Names} cannot judge without more: put {What()}; {(wants.Count == 1 ? "it is" : "they are")} asked again with the last step.",
                    $"Next is {pending.Model} ({pending.Stance}): {_further}; with next_step_required false all that are left are asked at once.");
        }

        return wants.Count > 0 ? Sentences.Of(Missing(), wants.Hold(panel) ? null : Conclusion(), Wanted())
            : _failed == panel.Members.Count ? "Nobody answered: see what each error says, then call again."
            : _judgedNothing == panel.Members.Count ? "Nobody judged anything, so nothing here is an opinion: name other models in models, or put the proposal in other words, and call consensus again with step_number 1."
            : Missing() is { } missing ? missing
            : Conclusion();
    }

    // Who did not answer at all; who asks for something is told by itself.
    private string? Missing()
    {
        string?[] parts =
        [
            _failed > 0 ? $"{_failed} did not answer: see what each error says" : null,
            _judgedNothing > 0 ? $"{_judgedNothing} judged nothing" : null,
        ];
        var who = string.Join("; ", parts.OfType<string>());
        return who.Length == 0 ? null
            : wants.Count > 0 ? $"{who}."
            : _further is null ? $"{who}; call again to ask all of them."
            : $"{who}; to ask {(_failed + _judgedNothing == 1 ? "it" : "them")} again, {_further}.";
    }

    private string Wanted()
    {
        if (wants.IsInVain)
        {
            return $"{wants.Names} {(wants.Count == 1 ? "asks" : "ask")} again for what cannot be given: decide without, or name another model in a panel of its own.";
        }

        var cannot = wants.WantsFiles || wants.WantsWords ? $"{wants.Names} cannot judge without more"
            : $"{wants.Names} cannot judge without files that cannot be given, as the notes say";
        return _further is null
            ? $"{cannot}: call consensus again with step_number 1, and put {What()}."
            : $"{cannot}: {_further}, next_step_required false, and put {What()}. Only those who have not judged are asked.";
    }

    /// <summary>What is to be put where, in one clause.</summary>
    private string What() => (wants.WantsFiles, wants.WantsWords) switch
    {
        (true, true) => $"{wants.Files} into relevant_files and the answer to wanted.question into step",
        (true, false) => $"{wants.Files} into relevant_files",
        (false, true) => "the answer to wanted.question into step",
        _ => "what you know of them into step, or others that show the same into relevant_files",
    };

    private string Conclusion() =>
        panel.Verdict is "none" ? "Read what each says, and decide by their reasons."
        : panel.Members.Select(member => member.Model).Distinct().Count() == 1
            ? $"{panel.Members[0].Model} judged alone, so this is one opinion: weigh its reasons, or name other models in models."
        : panel.Confidence is PanelConfidence.High ? Agreed()
        : panel.Agreement >= 1 && panel.Disagreements.Count == 0 ? $"{Agreed()} How far that can be relied on stands in panel.why."
        : "Settle what they differ in by evidence rather than by count." + (_further is null
            ? " With continuation_id \"new\" a second round could have them answer each other."
            : wants.Count > 0 ? ""
            : $" To have them answer each other, call consensus with step_number {step.Number + 1}, your remark as step and continuation_id {thread.Thread!.Id}.");

    private string Agreed() => panel.Verdict switch
    {
        PanelForm.Oppose => "They agree that it should not be done: drop it, or bring back one of the alternatives they name.",
        PanelForm.Undecided => "They agree that it cannot be decided yet: find out what they name as missing, then ask again.",
        _ => "They agree; check the conditions they name, then act.",
    };
}
