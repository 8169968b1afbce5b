using System.Globalization;
using System.Text;

namespace Mcp.Daemon.Answers;

/// <summary>
/// An answer as people and text-only clients read it: every fact an agent needs, each of them once.
/// </summary>
internal static class AnswerText
{
    public static string Render(Answer answer)
    {
        var text = new StringBuilder(Heading(answer));
        Paragraph(text, Error(answer.Error));
        Paragraph(text, answer.Expert is null ? answer.Text : OwnLabels.Quoted(answer.Text));
        Paragraph(text, FindingsText.Render(answer.Findings));
        Paragraph(text, WantedText.Render(answer.Outcome, answer.Wanted));
        Paragraph(text, EvidenceText.Render(answer.Evidence));
        Paragraph(text, ExpertText.Render(answer.Expert, answer.Usage, answer.Error));
        Paragraph(text, answer.Notes is { Count: > 0 } notes ? "Notes:\n- " + string.Join("\n- ", notes) : null);
        Paragraph(text, Thread(answer.Thread));
        Paragraph(text, answer.Next is null ? null : $"Next: {answer.Next}");
        Paragraph(text, Call(answer.Call));
        return VisibleText.Of(text.ToString());
    }

    private static string Heading(Answer answer)
    {
        var step = answer.Step is { } at ? $", step {at.Number} of {at.Total}" : "";
        // Complete is what our own part is; who asked for the expert must see at once that there was none.
        var alone = answer is { IsError: false, Error: { } error, Expert.State: not (ExpertState.Answered or ExpertState.Partial) }
            ? $", but no expert judged it ({error.Code})"
            : "";
        return $"{answer.Tool}: {Words(answer.State.ToString())}{step}{alone}";
    }

    private static string? Error(AnswerError? error) => error is null ? null
        : $"Error {error.Code}: {error.Message} " + (
            !error.Retryable ? "(the same call will fail again)"
            : error.RetryAfterMs is { } wait ? $"(can be retried in {Seconds(wait)})"
            : "(can be retried)");

    private static string? Thread(ThreadReport? thread) => thread is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"Thread {thread.Id}: {Counted.Of(thread.ExchangesLeft, "exchange")} left, kept until {thread.ExpiresAt:u}. ")
            + (thread.ExchangesLeft > 0 ? "Pass it as continuation_id to go on."
                : "It is full: no expert is asked in it again. Begin a new one with continuation_id \"new\" and the conclusions so far.")
            + (thread.Warning is null ? "" : $" {thread.Warning}");

    private static string? Call(CallReport? call)
    {
        if (call is null)
        {
            return null;
        }

        var attempt = call.Attempt is > 1 ? $", attempt {call.Attempt}" : "";
        var rung = call.Rung is null ? "" : $", ended by the {call.Rung} rung";
        return $"(call {call.Id}, {Seconds(call.ElapsedMs)}{attempt}{rung})";
    }

    private static string Seconds(long milliseconds) =>
        (milliseconds / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) + " s";

    /// <summary><c>StillRunning</c> as <c>still_running</c>, the word that the structured answer has.</summary>
    public static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static void Paragraph(StringBuilder text, string? paragraph)
    {
        if (!string.IsNullOrWhiteSpace(paragraph))
        {
            text.Append("\n\n").Append(paragraph.TrimEnd());
        }
    }
}
