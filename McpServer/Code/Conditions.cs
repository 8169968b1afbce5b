using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Code;

/// <summary>
/// The conditions, loops, cases and handlers that a line stands in, told by indentation as a reader tells them: code that is not
/// indented shows none.
/// </summary>
internal static partial class Conditions
{
    /// <summary>A condition on one line of a list.</summary>
    private const int LongestText = 100;

    /// <summary>Nobody indents deeper.</summary>
    private const int Deepest = 32;

    /// <param name="line">The line that is reached.</param>
    /// <param name="from">The first line of the function around it; the search ends there.</param>
    /// <returns>The outermost first.</returns>
    public static IReadOnlyList<Condition> Of(SourceFile file, int line, int from)
    {
        var found = new List<Condition>();
        var nesting = file.Nesting;
        var indent = nesting.Indent(line);
        for (var at = nesting.Outer(line, indent); at > from && indent > 0 && found.Count < Deepest; at = nesting.Outer(at, indent))
        {
            indent = nesting.Indent(at);
            var text = file.CodeLines[at - 1].AsSpan().Trim().TrimStart("} ");
            if (Starts(text, Chooser()) || IsArm(file.Language, text))
            {
                found.Insert(0, new Condition(at, Shown(file, at) + Other(file, at, from, text)));
                // A case may stand as far left as what it is a case of.
                indent += Starts(text, Case()) ? 1 : 0;
            }
        }

        return found;
    }

    /// <summary>For an else, the condition that it is the other way of.</summary>
    private static string Other(SourceFile file, int line, int from, ReadOnlySpan<char> text) =>
        Starts(text, Else()) && file.Nesting.Condition(line) is var condition && condition > from ? $" of {Shown(file, condition)}" : "";

    private static string Shown(SourceFile file, int line)
    {
        var text = NamePlaces.Shown(file, line).TrimStart('}', ' ').TrimEnd('{', ' ').TrimEnd(':');
        return Excerpt.Of(text, LongestText);
    }

    private static bool IsArm(Language language, ReadOnlySpan<char> text) => language is Language.Rust or Language.Scala
        && (text.EndsWith("=> {") || text.EndsWith("=>"));

    private static bool Starts(ReadOnlySpan<char> text, Regex words) => words.IsMatch(text);

    [GeneratedRegex(@"^(if|elif|elsif|elseif|else|for|foreach|while|until|unless|switch|select|case|default|when|match|catch|except|rescue|finally|ensure|guard|loop)\b(?!\s*[=.])")]
    private static partial Regex Chooser();

    [GeneratedRegex(@"^(case|default|when)\b")]
    private static partial Regex Case();

    [GeneratedRegex(@"^else\b(?!\s*if\b)")]
    private static partial Regex Else();
}
