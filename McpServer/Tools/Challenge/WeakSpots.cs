using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.Challenge;

/// <summary>The words of a statement that claim more than they show, each with the question that it begs.</summary>
internal static partial class WeakSpots
{
    /// <summary>A statement with more of them is not answered point by point.</summary>
    private const int MostShown = 8;

    public static IReadOnlyList<Finding> In(string statement)
    {
        var found = new List<Finding>();
        Add(found, statement, Universal(), "universal_claim", "says it of every case", word => $"It says \"{word}\": which one case would refute it?");
        Add(found, statement, Certain(), "certainty", "states certainty instead of evidence", word => $"It says \"{word}\": what makes it so for somebody who does not see it?");
        Add(found, statement, Authority(), "appeal_to_authority", "rests on who does it, not on why", word => $"It appeals to \"{word}\": which reason behind it applies here?");
        Add(found, statement, Compared(), "comparison_without_measure", "compares without a measure", word => $"It says \"{word}\": than what, by how much, measured how?");
        Add(found, statement, Figure(), "unsupported_figure", "gives a figure without its source", word => $"Where does \"{word}\" come from, and does it hold here?");
        Add(found, statement, Loaded(), "presupposition", "asks about something that it takes for granted", word => $"\"{word}\" takes for granted that it is so: is it?");
        return [.. found.Take(MostShown)];
    }

    private static void Add(List<Finding> found, string statement, Regex pattern, string kind, string text, Func<string, string> question)
    {
        foreach (var word in pattern.Matches(statement).Select(match => match.Value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            found.Add(new Finding
            {
                Kind = kind, Severity = Severity.Info, Text = $"It {text}.", Quote = word, Source = FindingSource.Local, Fix = question(word),
            });
        }
    }

    [GeneratedRegex(@"\b(always|never|(?<!\b(at|after|above) )all|every|none|nobody|everybody|everything|nothing|impossible|only way|in any case)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Universal();

    [GeneratedRegex(@"\b(obviously|clearly|of course|certainly|definitely|undoubtedly|surely|without doubt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Certain();

    [GeneratedRegex(@"\b(best practices?|industry standard|everyone (uses|does|knows)|state of the art|google does|netflix does|as recommended|clean code)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Authority();

    [GeneratedRegex(@"\b(faster|slower|better|worse|cleaner|simpler|safer|cheaper|more (efficient|scalable|maintainable|readable|secure)|optimal|best)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Compared();

    [GeneratedRegex(@"\b\d+([.,]\d+)?\s?(%|percent|times|x|ms|seconds?)(?=\W|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\b(why (does|do|is|are|did)(n't| not)?\b[^?.!]{3,60}|since (it|this|that|we|they) (is|are|does|do)\b|as (you|we) know)", RegexOptions.IgnoreCase)]
    private static partial Regex Loaded();
}
