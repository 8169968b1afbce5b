using System.Text.Json;
using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Tells an answer from the words of a model that does not answer: they validate nothing.</summary>
internal static partial class Judgement
{
    /// <summary>Letters and digits. "No issues found" is the shortest prose that judges; "Fine." and "null" do not.</summary>
    private const int FewestLetters = 12;

    /// <summary>Characters: who refuses is brief, and a review that begins with an apology is none.</summary>
    private const int LongestRefusal = 400;

    /// <summary>The answer with the word whether it judges.</summary>
    /// <param name="hasOutcome">Whether it chose an outcome: who does may have nothing to add.</param>
    public static ReadAnswer Told(ReadAnswer answer, bool hasOutcome) => answer with { IsJudgement = IsIn(answer, hasOutcome) };

    /// <summary>
    /// Whether a value says anything, however deep it stands: texts and lists of a form's own members are "" and [] where a
    /// model has nothing to say.
    /// </summary>
    public static bool Says(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => Says(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(Says),
        JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        _ => true,
    };

    private static bool IsIn(ReadAnswer answer, bool hasOutcome)
    {
        if (answer.Findings.Count > 0 || answer.FilesNeeded.Count > 0 || (answer.Details is { } details && Says(details))
            || (answer.IsStructured && answer.Outcome is not ExpertOutcome.Complete))
        {
            return true;
        }

        var text = answer.Text.Trim();
        return !(text.Length <= LongestRefusal && Refusal().IsMatch(text))
            && (answer.IsStructured ? hasOutcome || text.Length > 0 : text.Count(char.IsLetterOrDigit) >= FewestLetters && !FormEcho.IsIn(text));
    }

    // In the languages that LOCALE is most often set to. "I can't find a fault" is no refusal: the verb decides.
    [GeneratedRegex(
        @"^\W*(?:(?:i['’]?m|i am) (?:very |really |so )?sorry|sorry|i apologi[sz]e|my apologies|unfortunately)?[\s,.!:;–—-]*(?:but )?"
        + @"(?:i(?: am|['’]m) (?:unable|not able|not allowed) to|i (?:cannot|can['’]?t|can not|won['’]?t|will not|am unable to|must decline to|must refuse to))"
        + @" (?:help|assist|comply|provide|fulfil|continue|answer|do |discuss|complete|process|engage|support|review|judge|evaluate|analy[sz]e|share|respond)"
        + @"|^\W*(?:很|非常)?抱歉|^\W*我(?:无法|不能)(?:帮|提供|协助|回答|完成|处理|评)"
        + @"|^\W*(?:es tut mir leid|tut mir leid|entschuldigung)\W[^.]*\bnicht\b|^\W*(?:dabei|das) kann ich (?:leider )?nicht",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Refusal();
}
