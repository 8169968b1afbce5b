using System.Text;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>A form in plain words, as the system prompt has it: the same words for the same form, so that caches hit.</summary>
internal static class FormWords
{
    private const string Head =
        """
        Answer with one JSON object and nothing else: no fence around it, no text before or after it. Write every member; what you have nothing to say in is 0, "" or [].
        - outcome: one of the words below.
        - summary: your answer in prose, for people, the most important first. What stands in a finding needs no second telling.
        - findings: a list of objects, the worst first, one per fault:
          - severity: critical, high, medium, low or info, as the rules of evidence say.
          - kind: what sort of fault in a word or two, in snake case.
          - file: its name as it was given to you.
          - line, end_line: the first and the last line it is about, by the numbers given to you.
          - quote: the text of these lines that shows the fault, exact and short, copied without line numbers; "…" stands for what you leave out. It is looked up in what you were sent.
          - text: what is wrong, when it shows, and what follows from it.
          - fix: the smallest change that mends it.
        - files_needed: names of files that you cannot judge without.
        - question: what the caller should answer, or how to narrow the work.
        """;

    public static string Of(AnswerForm form)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n")).Append('\n');
        foreach (var member in form.Members)
        {
            Append(text, member);
        }

        text.Append("Outcomes:\n");
        foreach (var outcome in form.Outcomes)
        {
            text.Append("- ").Append(OutcomeWords.Of(outcome)).Append(": ").Append(Meaning(outcome)).Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, FormMember member)
    {
        var list = member.Type switch
        {
            FormMemberType.Text => "",
            FormMemberType.TextList => "a list of texts: ",
            _ => "a list of objects: ",
        };
        text.Append("- ").Append(member.Name).Append(": ").Append(list).Append(member.Description).Append('\n');
        foreach (var field in member.Fields)
        {
            text.Append("  - ").Append(field.Name).Append(": ").Append(field.Description).Append('\n');
        }
    }

    private static string Meaning(ExpertOutcome outcome) => outcome switch
    {
        ExpertOutcome.Complete => "you could judge what was asked.",
        ExpertOutcome.NeedsFiles => "you cannot judge it without files that you were not sent; name them in files_needed, and say in question what you look for.",
        ExpertOutcome.NarrowerReview => "it is too much, or too mixed, to judge well at once; say in question which part to send.",
        ExpertOutcome.FullReviewAdvised => "only a whole review of the code would answer it; say in question why.",
        ExpertOutcome.NoBugFound => "nothing in what you were sent explains what was reported; say in summary what you ruled out.",
        ExpertOutcome.TestSampleNeeded => "you cannot tell how this project writes its tests; ask in question for one to go by.",
        _ => "these tests are finished and others are still to be written; name those in question.",
    };
}
