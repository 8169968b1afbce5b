using System.Text.RegularExpressions;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.ThinkDeep.Thoughts;

/// <summary>
/// Finds what an agent says it assumes, guesses or has not checked, and where a later step says the same as if it were known: that
/// is how a guess becomes the ground of a conclusion.
/// </summary>
internal static partial class Assumptions
{
    /// <summary>Assumptions that are followed up.</summary>
    private const int Most = 40;

    /// <summary>A longer one is pasted code or a table, and assumes nothing in words.</summary>
    private const int LongestSentence = 1_000;

    /// <summary>Words that two sentences must share to be about the same thing.</summary>
    private const int FewestShared = 4;

    /// <summary>And the part of the assumption's words that they must be.</summary>
    private const double EnoughShared = 0.6;

    public static IReadOnlyList<Assumption> In(IEnumerable<StepWords> words)
    {
        var said = words.SelectMany(each => Prose.SentencesOf(each.Text).Where(sentence => sentence.Length <= LongestSentence).Select(sentence => (each.Step, Sentence: sentence.TrimEnd(';')))).ToList();
        var doubtful = said.Where(each => Is(each.Sentence)).DistinctBy(each => each.Sentence).Take(Most).ToList();
        var firm = said.Where(each => !IsDoubtful(each.Sentence) && !each.Sentence.EndsWith('?')).Select(each => (each.Step, each.Sentence, Words: ContentWords.Of(each.Sentence))).ToList();
        return [.. doubtful.Select(each => new Assumption(each.Step, each.Sentence) { Hardened = Hardened(each.Step, each.Sentence, firm) })];
    }

    private static bool Is(string sentence) => !sentence.EndsWith('?') && IsDoubtful(sentence) && !Warning().IsMatch(Plain(sentence));

    private static bool IsDoubtful(string sentence) => Doubt().IsMatch(Plain(sentence));

    /// <summary>Without what stands in backticks: <c>assumeRole</c> assumes nothing.</summary>
    private static string Plain(string sentence) => Code().Replace(sentence, "x");

    private static (int, string)? Hardened(int step, string sentence, List<(int Step, string Sentence, IReadOnlySet<string> Words)> firm)
    {
        var words = ContentWords.Of(sentence);
        foreach (var later in firm.Where(each => each.Step > step))
        {
            var shared = words.Count(later.Words.Contains);
            if (shared >= FewestShared && shared >= words.Count * EnoughShared)
            {
                return (later.Step, later.Sentence);
            }
        }

        return null;
    }

    [GeneratedRegex(@"`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(
        @"\bassum(?:e|es|ed|ing|ptions?)\b|\b(?:I|we)(?:'m| am|'re| are)? (?:presum|suppos|guess|believ|suspect|expect|reckon|trust)(?:e|es|ed|ing|s)?\b"
        + @"|\bI think\b(?! (?:we|I|you|it|this|that|they) (?:should|ought|must|need))|\b(?:presumably|supposedly|apparently|probably|perhaps|maybe|most likely|very likely|unlikely|unverified|in theory|on paper)\b"
        + @"|\b(?:is|are|seems) likely\b|\bseems? (?:to|like)\b|\b[Ii]t seems\b|\bappears? to\b|\bmust be because\b|\bas far as (?:I|we) (?:know|can (?:tell|see))\b|\btak(?:e|es|en|ing) (?:it )?for granted\b"
        + @"|\b(?:not|never)(?: yet| been)* (?:verified|checked|measured|tested|confirmed|benchmarked|profiled)\b|n't(?: yet| been)* (?:verified|checked|measured|tested|confirmed|benchmarked|profiled|looked|read)\b"
        + @"|\b(?:nobody|no one) (?:has |have |ever |yet )*(?:verified|checked|measured|tested|confirmed|benchmarked|profiled)\b"
        + @"|\bshould(?:n't| not)? (?:be (?:fine|enough|safe|ok|okay|rare|negligible|cheap|fast|small|unaffected|sufficient|idempotent|atomic|ordered|unique|stable|no problem)|hold|suffice|happen|matter)\b|\bshould (?:never|rarely|hardly)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Doubt();

    // A warning of an assumption is none.
    [GeneratedRegex(@"\b(?:not|never|cannot|without|no longer|rather than|instead of|wrong to|stop|refut\w*|disprov\w*|check the|question the|is wrong)\b[^,.;]{0,20}\bassum|n't assum|\bassumption\b[^.]{0,60}\b(?:is wrong|was wrong|fails|failed|refuted|does not hold|confirmed)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Warning();
}
