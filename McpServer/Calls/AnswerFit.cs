using System.Text.Json;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Calls;

/// <summary>
/// Makes an answer fit into the line that clients take. What was paid for arrives as far as it can: a raw text that
/// only repeats the answer goes first, then the end of the text, and a note says so.
/// </summary>
internal static class AnswerFit
{
    /// <summary>
    /// Bytes of a structured answer. The TypeScript client refuses a line of 10 MiB, and the text beside it, of at most
    /// <see cref="AnswerResult.MaxText"/> characters, takes 1.2 MiB of that at its worst.
    /// </summary>
    public const int MaxBytes = 9_000_000;

    /// <summary>The answer as JSON, whole wherever it fits.</summary>
    public static (Answer Answer, byte[] Json) Of(Answer answer)
    {
        var json = Json(answer);
        if (json.Length <= MaxBytes)
        {
            return (answer, json);
        }

        answer = answer.Expert is { } expert && expert.Raw == answer.Text ? answer with { Expert = expert with { Raw = null } } : answer;
        json = Json(answer);
        return json.Length <= MaxBytes || answer.Text is not { } text ? (answer, json) : Cut(answer, text, json.Length);
    }

    private static (Answer Answer, byte[] Json) Cut(Answer answer, string text, int size)
    {
        var keep = text.Length;
        while (true)
        {
            // The share that fits if all of it weighs the same; where its beginning weighs more, once more.
            keep = (int)(keep * 0.98 * MaxBytes / size);
            var cut = answer with { Text = Beginning(text, keep), Notes = [.. answer.Notes ?? [], Note(text.Length, keep)] };
            var json = Json(cut);
            size = json.Length;
            if (size <= MaxBytes || keep == 0)
            {
                return (cut, json);
            }
        }
    }

    private static string Note(int length, int keep) =>
        $"The answer has {length:N0} characters, more than the 10 MiB that clients take in one line: the first {keep:N0} are here. "
        + "The rest is not kept unless the call belongs to a thread; ask for less at once.";

    private static string Beginning(string text, int keep) =>
        text[..(keep > 0 && char.IsHighSurrogate(text[keep - 1]) ? keep - 1 : keep)];

    private static byte[] Json(Answer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJson.Default.Answer);
}
