using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Questions;

namespace Mcp.Daemon.Tools;

/// <summary>What an expert said as the answer of a tool that has nothing but that to say.</summary>
internal static class ExpertAnswers
{
    /// <summary>Whole: complete. Partial: complete with what came, and the reason beside it. Nothing: the failure.</summary>
    public static Answer AsAnswer(this ExpertAnswer expert, string tool)
    {
        var answer = new Answer
        {
            Tool = tool,
            State = StateOf(expert),
            Text = expert.Text.Length > 0 ? VisibleText.Of(expert.Text) : null,
            Expert = expert.Report,
            Notes = expert.Notes.Count > 0 ? expert.Notes : null,
            Usage = expert.Usage,
            SearchResults = expert.Pages.Count > 0 ? expert.Pages : null,
            Call = expert.Rung is { } rung ? new CallReport("", 0, rung) : null, // the call fills in the rest
            Evidence = expert.Unscanned.Count > 0 ? new EvidenceReport { Unscanned = expert.Unscanned } : null,
        };
        return answer.State is AnswerState.Complete && !expert.IsWhole
            ? answer with { Next = "The answer is not whole, as expert.reason says: use what came, or call again." }
            : answer with { Error = answer.IsError ? expert.Error ?? NotConfigured(expert) : null };
    }

    private static AnswerState StateOf(ExpertAnswer expert) => expert switch
    {
        { IsWhole: true } => AnswerState.Complete,
        { Text.Length: > 0 } => AnswerState.Complete,
        { Error.Code: ErrorCode.TimedOut } => AnswerState.TimedOut,
        _ => AnswerState.Failed,
    };

    private static AnswerError NotConfigured(ExpertAnswer expert) =>
        new(ErrorCode.NotConfigured, expert.Report.Reason ?? "No model is configured.", false);
}
