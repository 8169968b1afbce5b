using System.Text.RegularExpressions;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Tracer.Targets;

/// <summary>What the words that describe a target hold: names written as code is, plain words, and a file.</summary>
internal sealed partial class TargetWords
{
    /// <summary>A target is described in a sentence or two.</summary>
    private const int Longest = 2_000;

    // Words of sentences about code: as names of functions they would have to be marked.
    private static readonly HashSet<string> Common = [.. ("the and for from with how what does call calls called caller callers callee function functions method methods class "
        + "classes type types file files module package trace path way flow into that this when which who why where are its use uses used need needs "
        + "needed depend depends dependency dependencies all every each code follow find show get set run has have between through until after before "
        + "not one two new main is it of in on to by an or as at be do if no so up we you").Split(' ')];

    private TargetWords(string text)
    {
        var names = CodeNames.In(text);
        var path = Path().Matches(text).FirstOrDefault(match => Languages.IsCode(Languages.Of(match.Groups["file"].Value)));
        All = [.. Word().Matches(path is null ? text : text.Replace(path.Value, " ", StringComparison.Ordinal)).Select(match => match.Value).Distinct()];
        var alone = path is null ? Alone().Match(text.Trim()) : Match.Empty;
        Marked = alone.Success ? [alone.Groups["name"].Value] : [.. names.OrderByDescending(name => name.IsMarked).Select(name => name.Name)];
        IsMarked = alone.Success || names.Any(name => name.IsMarked || name.Name.AsSpan().ContainsAny(".:#>"));
        Plain = [.. All.Where(word => word.Length > 2 && !Common.Contains(word.ToLowerInvariant()))];
        File = path?.Groups["file"].Value;
        Line = path is not null && int.TryParse(path.Groups["line"].ValueSpan, out var line) ? line : null;
    }

    /// <summary>Those that are in backticks or stand before parentheses come first.</summary>
    public IReadOnlyList<string> Marked { get; }

    /// <summary>Words that may be names though nothing in their form says so.</summary>
    public IReadOnlyList<string> Plain { get; }

    /// <summary>Every word, for telling apart what is called alike.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Whether a name is written so that nothing else can be meant.</summary>
    public bool IsMarked { get; }

    /// <summary>The first file that is named; null without one.</summary>
    public string? File { get; }

    /// <summary>The line behind its name.</summary>
    public int? Line { get; }

    public static TargetWords Of(string description) => new(description.Length > Longest ? description[..Longest] : description);

    [GeneratedRegex(@"[A-Za-z_$][\w$]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex("^`?(?<name>" + CodeNames.Qualified + @")`?(\(\))?`?$")]
    private static partial Regex Alone();

    [GeneratedRegex(@"(?<file>[\w./\\-]+\.[A-Za-z]{1,6})(:(?<line>\d{1,7}))?", RegexOptions.NonBacktracking)]
    private static partial Regex Path();
}
