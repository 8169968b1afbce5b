using System.Text;
using System.Text.Json;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Calls;

/// <summary>
/// Makes an answer fit into the line that clients take. What was paid for arrives as far as it can: a raw text that
/// only repeats the answer goes first, then the tool's own structure, which the text tells as well, then the raw text, the
/// end of the text, and the findings that matter least; a note says what went and where the whole is.
/// </summary>
internal static class AnswerFit
{
    /// <summary>
    /// Bytes of a structured answer. The TypeScript client refuses a line of 10 MiB, and the text beside it, of at most
    /// <see cref="AnswerResult.MaxText"/> characters, takes 1.2 MiB of that at its worst.
    /// </summary>
    public const int MaxBytes = 9_000_000;

    /// <summary>Bytes of one part below which it is no reason that an answer does not fit: all parts together stay far below the limit.</summary>
    private const int Light = 200_000;

    /// <summary>Characters of a text that stay in any case: enough for what people read of it.</summary>
    private const int LeastText = 50_000;

    private static readonly Func<Answer, int, Answer>[] Cuts =
        [(answer, _) => WithoutRepetition(answer), (answer, _) => WithoutDetails(answer), (answer, _) => WithoutRaw(answer), WithBeginningOfText, WithFirstFindings, (answer, _) => Bare(answer)];

    /// <summary>The answer as JSON, whole wherever it fits.</summary>
    public static (Answer Answer, byte[] Json) Of(Answer answer)
    {
        var json = Json(answer);
        foreach (var cut in Cuts)
        {
            if (json.Length <= MaxBytes)
            {
                break;
            }

            var less = cut(answer, json.Length);
            (answer, json) = less == answer ? (answer, json) : (less, Json(less));
        }

        return (answer, json);
    }

    private static Answer WithoutRepetition(Answer answer) =>
        answer.Expert is { Raw: not null } expert && expert.Raw == answer.Text ? answer with { Expert = expert with { Raw = null } } : answer;

    private static Answer WithoutDetails(Answer answer) => answer.Details is { } details && Encoding.UTF8.GetByteCount(details.GetRawText()) is > Light and var weight
        ? Noted(answer with { Details = null }, $"The answer's details have {weight:N0} bytes, more than fits into the 10 MiB that clients take in one line: they are left out. {Whole(answer)}") : answer;

    private static Answer WithoutRaw(Answer answer) => answer.Expert is { Raw: { } raw } expert && Weight(raw) > Light
        ? Noted(answer with { Expert = expert with { Raw = null } }, $"The expert's raw text has {raw.Length:N0} characters, more than fits: it is left out. {Whole(answer)}") : answer;

    private static Answer WithBeginningOfText(Answer answer, int size)
    {
        if (answer.Text is not { } text || Weight(text) is not (> Light and var weight))
        {
            return answer;
        }

        // The share that fits if all of it weighs the same; where its beginning weighs more, less of it.
        var rest = size - weight;
        var keep = text.Length;
        var beginning = text;
        while (keep > LeastText && rest + weight > MaxBytes)
        {
            keep = Math.Max(LeastText, Math.Min((int)(0.98 * keep), (int)(0.98 * keep * Math.Max(0, MaxBytes - rest) / weight)));
            beginning = Excerpt.Beginning(text, keep);
            weight = Weight(beginning);
        }

        return beginning.Length == text.Length ? answer : Noted(
            answer with { Text = beginning },
            $"The answer has {text.Length:N0} characters, more than the 10 MiB that clients take in one line: the first {beginning.Length:N0} are here. {Whole(answer)}");
    }

    private static Answer WithFirstFindings(Answer answer, int size)
    {
        if (answer.Findings is not { Count: > 0 } findings)
        {
            return answer;
        }

        var weights = findings.Select(finding => JsonSerializer.SerializeToUtf8Bytes(finding, AnswerJson.Default.Finding).Length + 1).ToList();
        var room = MaxBytes - (size - weights.Sum()) - Light;
        var kept = weights.TakeWhile(weight => (room -= weight) >= 0).Count();
        return Noted(
            answer with { Findings = [.. findings.Take(kept)] },
            $"There are {findings.Count:N0} findings, more than fit into the 10 MiB that clients take in one line: the first {kept:N0} are here. {Whole(answer)}");
    }

    /// <summary>What is left when one of the lists that are short by nature is not.</summary>
    private static Answer Bare(Answer answer) => new()
    {
        Tool = answer.Tool, State = answer.State, Step = answer.Step, Outcome = answer.Outcome, Next = answer.Next, Thread = answer.Thread, Usage = answer.Usage, Call = answer.Call,
        Error = answer.Error, Text = answer.Text is { } text ? Excerpt.Beginning(text, LeastText) : null,
        Notes = [$"The answer is larger than the 10 MiB that clients take in one line: only this much of it is here. {Whole(answer)}"],
    };

    private static Answer Noted(Answer answer, string note) => answer with { Notes = [.. answer.Notes ?? [], note] };

    private static string Whole(Answer answer) => answer.Thread is { } thread
        ? $"What the steps said is kept in the thread: export {thread.Id} with the tool threads." : "The rest is not kept, since the call belongs to no thread; ask for less at once.";

    private static int Weight(string text) => JsonSerializer.SerializeToUtf8Bytes(text, AnswerJson.Default.String).Length;

    private static byte[] Json(Answer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJson.Default.Answer);
}
