using System.Text.RegularExpressions;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.ThinkDeep.Thoughts;

/// <summary>Whether words weigh one way against another, or name what the chosen one costs.</summary>
internal static partial class OtherWays
{
    public static bool AreNamed(IEnumerable<StepWords> words) => words.Any(each => Weighing().IsMatch(each.Text));

    [GeneratedRegex(
        @"\b(?:options?|alternatives?|alternatively|instead|rather than|versus|vs|trade-?offs?|downsides?|drawbacks?|disadvantages?|at the (?:cost|price|expense) of|in exchange for|as opposed to|compared (?:to|with)|either|on the other hand|the other (?:way|choice)|cons)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Weighing();
}
