using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Words;

/// <summary>Finds names of code in prose.</summary>
internal static partial class CodeNames
{
    /// <summary>A pattern: a name, or one behind others with a dot, two colons, a hash or an arrow between; bounded, since it meets any text.</summary>
    public const string Qualified = @"[A-Za-z_$][\w$]{0,99}(?:(?:\.|::|\#|->)[A-Za-z_$][\w$]{0,99}){0,6}";

    /// <summary>Characters that are looked through: the first pages say what a text is about.</summary>
    private const int Looked = 20_000;

    /// <summary>In the order in which they stand, each once; never the name of a file.</summary>
    public static IReadOnlyList<CodeName> In(string text) =>
    [
        .. Name().Matches(Excerpt.Beginning(text, Looked))
            .Select(match => (Name: match.Groups["name"].Value, IsMarked: !match.Groups["plain"].Success))
            .Where(found => found.Name.Length > 2 && !IsFile(found.Name))
            .DistinctBy(found => found.Name)
            .Select(found => new CodeName(found.Name, found.IsMarked)),
    ];

    private static bool IsFile(string name) => name.Contains('.') && Languages.IsCode(Languages.Of(name));

    // Prose has no words with an inner capital or underscore, none before parentheses without a blank, and no dots inside.
    [GeneratedRegex(
        "`(?<name>@?" + Qualified + @")(?:\([^`\n]{0,200}\))?`"
        + @"|(?<![\w./\\$-])(?<name>" + Qualified + @")\("
        + @"|(?<![\w./\\$-])(?<plain>(?<name>[A-Za-z_]\w{1,99}(?:(?:\.|::|\#)[A-Za-z_]\w{1,99}){1,6}))(?![\w/\\-])"
        + @"|(?<![\w./\\$-])(?<plain>(?<name>[A-Za-z]\w{0,40}?(?:[a-z][A-Z]|[A-Za-z0-9]_[A-Za-z0-9])\w{0,60}))(?![\w/\\-]|\.\w)")]
    private static partial Regex Name();
}
