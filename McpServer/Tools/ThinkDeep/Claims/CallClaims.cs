using System.Text.RegularExpressions;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>
/// Finds the sentences that say who calls a function: "<c>reserve()</c> is only called from <c>checkout</c>", "nothing calls
/// <c>purge</c>". Conclusions hang on them, and one call refutes them. Names must be written as code.
/// </summary>
internal static partial class CallClaims
{
    /// <summary>Each is looked for in all files.</summary>
    private const int Most = 20;

    /// <summary>A longer one is pasted code or a table, and claims nothing in words.</summary>
    private const int LongestSentence = 1_000;

    private const string Function = @"(?:`(?<name>[A-Za-z_$][\w$]{0,99}(?:(?:\.|::|\#|->)[A-Za-z_$][\w$]{0,99}){0,3})(?:\([^`]{0,60}\))?`|(?<![\w.`])(?<name>[A-Za-z_$][\w$]{0,99}(?:(?:\.|::|\#)[A-Za-z_$][\w$]{0,99}){0,3})\(\))";

    private const string Caller = @"(?:`(?<only>[\w$./:#>-]{2,200})(?:\([^`]{0,60}\))?`|(?<only>[A-Za-z_$][\w$]{0,99}(?:(?:\.|::|\#)[A-Za-z_$][\w$]{0,99}){0,3})\(\)|(?<only>[\w/-]{1,100}\.[a-z]{1,4})(?![\w/]))";

    public static IReadOnlyList<CallClaim> In(IEnumerable<StepWords> words) =>
    [
        .. words.SelectMany(each => Prose.SentencesOf(each.Text)
                .Where(sentence => sentence.Length <= LongestSentence && !sentence.EndsWith('?') && !Unsaid().IsMatch(sentence))
                .SelectMany(sentence => Never().Matches(sentence).Concat(OnlyBy().Matches(sentence)))
                .Select(match => new CallClaim(
                    each.Step, match.Groups["name"].Value, match.Groups["only"] is { Success: true } only ? only.Value : null, match.Value)))
            .DistinctBy(claim => (claim.Name, claim.Only))
            .Take(Most),
    ];

    // What somebody wants, supposes for the argument's sake or has read is not said to be so.
    [GeneratedRegex(@"\b(?:if|unless|whether|should|would|could|must|suppose|until|as soon as)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unsaid();

    [GeneratedRegex(
        Function + @" (?:(?:is|are) (?:never|not|no longer) (?:called|used|invoked)(?: (?:anywhere|any ?more|at all|by anybody|by anyone))?(?=[.;,)]|$)|(?:is|are) unused\b|is dead code\b|has no callers?\b(?! (?:that|which|outside|in|but|other)))"
        + @"|\b(?:[Nn]othing|[Nn]obody|[Nn]o one) (?:ever |else )?(?:calls|uses|invokes) " + Function + @"(?=[.;,)]|$)")]
    private static partial Regex Never();

    [GeneratedRegex(
        Function + @" is (?:only (?:ever )?(?:called|used|invoked|reached)|(?:called|used|invoked|reached) only) (?:by|from|in|through|via|inside) (?:the )?" + Caller + @"(?=[.;,)]|$)(?! and | or )"
        + @"|\b[Oo]nly " + Caller + @" (?:calls|uses|invokes) " + Function
        + @"|" + Caller + @" is the only (?:caller|user) of " + Function)]
    private static partial Regex OnlyBy();
}
