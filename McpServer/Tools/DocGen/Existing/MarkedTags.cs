using System.Text.RegularExpressions;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.DocGen.Existing;

/// <summary>Documentation whose parts have marks: <c>@param</c> as Javadoc, JSDoc, KDoc, PHPDoc and Doxygen have it, and C#'s XML.</summary>
internal static partial class MarkedTags
{
    public static DocTags Of(SourceFile file, CommentBlock doc)
    {
        var tags = new DocTags();
        var (parameters, raises) = (new List<(string, int)>(), new List<(string, int)>());
        for (var line = doc.Line; line <= doc.EndLine && line <= file.Lines.Count; line++)
        {
            var text = file.Lines[line - 1];
            if (Foreign().IsMatch(text))
            {
                return tags with { IsForeign = true };
            }

            if (file.Language is Language.CSharp)
            {
                parameters.AddRange(XmlParameter().Matches(text).Select(match => (match.Groups[1].Value.TrimStart('@'), line)));
                tags = XmlReturns().IsMatch(text) ? tags with { Returns = (line, text) } : tags;
                continue;
            }

            if (AtParameter().Match(text) is { Success: true } match)
            {
                parameters.AddRange(Names(file.Language, match.Groups[1].Value, match.Groups[2].Value).Select(name => (name, line)));
            }

            tags = AtReturns().IsMatch(text) ? tags with { Returns = (line, text) } : tags;
        }

        return tags with { Parameters = [.. parameters.Distinct()], Raises = raises };
    }

    /// <param name="bracket">What stands in brackets right behind the mark: a KDoc name, or a direction.</param>
    /// <param name="rest">The rest of the line.</param>
    private static IEnumerable<string> Names(Language language, string bracket, string rest)
    {
        if (bracket.Length > 0 && language is Language.Kotlin)
        {
            return [bracket];
        }

        if (language is Language.Php)
        {
            return Dollar().Match(rest) is { Success: true } dollar ? [dollar.Groups[1].Value] : [];
        }

        rest = WithoutType(rest).TrimStart('[', '.', '&', ' ');
        return Identifiers().Match(rest) is { Success: true } named ? named.Groups[1].Value.Split(',').Select(name => name.Trim()).Where(name => name.Length > 0) : [];
    }

    private static string WithoutType(string rest)
    {
        rest = rest.TrimStart();
        if (!rest.StartsWith('{'))
        {
            return rest;
        }

        var depth = 0;
        for (var at = 0; at < rest.Length; at++)
        {
            depth += rest[at] == '{' ? 1 : rest[at] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return rest[(at + 1)..].TrimStart();
            }
        }

        return "";
    }

    [GeneratedRegex("""<param\s+name\s*=\s*["']([^"']+)["']""")]
    private static partial Regex XmlParameter();

    [GeneratedRegex("<returns>")]
    private static partial Regex XmlReturns();

    [GeneratedRegex(@"(?:^|[\s*/])[@\\]param(?:\[([^\]]{0,100})\])?\s+(.*)$")]
    private static partial Regex AtParameter();

    [GeneratedRegex(@"(?:^|[\s*/])[@\\]returns?\b")]
    private static partial Regex AtReturns();

    // A JSDoc name may have members, which belong to the parameter; Doxygen names several at once.
    [GeneratedRegex(@"^([A-Za-z_$][\w$]*(?:,[A-Za-z_][\w]*)*)")]
    private static partial Regex Identifiers();

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Dollar();

    [GeneratedRegex(@"(?i)inheritdoc|[@\\](?:typedef|callback|overload|override|implements|copydoc|see\s*$)")]
    private static partial Regex Foreign();
}
