using System.Text.RegularExpressions;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Tells an answer from the words of a model that does not answer: they validate nothing.</summary>
internal static partial class Judgement
{
    /// <summary>Letters and digits. "No issues found" is the shortest prose that judges; "Fine." and "null" do not.</summary>
    private const int FewestLetters = 12;

    /// <summary>Characters: who refuses is brief, and a review that begins with an apology is none.</summary>
    private const int LongestRefusal = 400;

    public static bool IsIn(ReadAnswer answer)
    {
        if (answer.Findings.Count > 0 || answer.FilesNeeded.Count > 0 || answer.Details is not null
            || (answer.IsStructured && answer.Outcome is not Answers.ExpertOutcome.Complete))
        {
            return true;
        }

        var text = answer.Text.Trim();
        return !(text.Length <= LongestRefusal && Refusal().IsMatch(text))
            && (answer.IsStructured || (text.Count(char.IsLetterOrDigit) >= FewestLetters && !FormEcho.IsIn(text)));
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
