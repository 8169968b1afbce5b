using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Mcp.Daemon.Tools.ThinkDeep.Thoughts;

/// <summary>The words of a sentence that say what it is about, cut so that forms of one word are the same.</summary>
internal static partial class ContentWords
{
    /// <summary>Letters that tell words apart in English: <c>caching</c> and <c>cached</c> agree in five.</summary>
    private const int Stem = 5;

    private static readonly FrozenSet<string> Empty = ("about above after again against also although always another because been before being below between both cannot come could "
        + "does doing done down each even ever every from further have having here however into itself just like made make makes many maybe might more most much must need needs never only other "
        + "over perhaps probably rather really same seem seems shall should since some still such take taken than that their them then there therefore these they thing this those through thus "
        + "under unless until upon very want well were what when where whether which while will with within without would your assume assumed assumes assuming assumption think believe guess expect "
        + "suspect likely unlikely presumably apparently verified checked measured step file files line lines code").Split(' ').ToFrozenSet();

    public static IReadOnlySet<string> Of(string sentence) => Word().Matches(sentence)
        .Select(match => match.Value.ToLowerInvariant())
        .Where(word => !Empty.Contains(word))
        .Select(word => word.Length > Stem ? word[..Stem] : word)
        .ToHashSet();

    [GeneratedRegex(@"[A-Za-z]{4,}|\d{2,}")]
    private static partial Regex Word();
}
