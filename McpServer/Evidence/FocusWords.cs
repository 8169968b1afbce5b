using System.Text.RegularExpressions;

namespace Mcp.Daemon.Evidence;

/// <summary>What words point at: <c>src/Cache.cs:120</c>, and names that are written as code is.</summary>
internal static partial class FocusWords
{
    /// <summary>A text may hold whole logs; its beginning says what it is about.</summary>
    private const int Looked = 20_000;

    /// <summary>More than that and the text is about no place in particular.</summary>
    private const int MostPlaces = 20;

    /// <inheritdoc cref="MostPlaces"/>
    private const int MostNames = 20;

    public static Focus Of(string words)
    {
        var text = words.Length > Looked ? words[..Looked] : words;
        var places = Place().Matches(text)
            .Select(match => (match.Groups["file"].Value, int.Parse(match.Groups["line"].ValueSpan)));
        var names = Name().Matches(text).Select(match => match.Groups["name"].Value);
        return new Focus
        {
            Places = [.. places.Distinct().Take(MostPlaces)],
            Names = [.. names.Distinct().Take(MostNames)],
        };
    }

    [GeneratedRegex(@"(?<file>[\w./-]+\.\w+):(?<line>\d{1,7})\b", RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    // In backticks, before a parenthesis, or with an inner capital or underscore: prose has no such words.
    [GeneratedRegex(@"`(?<name>[A-Za-z_]\w{2,})`|\b(?<name>[A-Za-z_]\w{2,})\(|\b(?<name>[A-Za-z]\w*([a-z][A-Z]|_)\w+)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
