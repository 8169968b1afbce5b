using System.Text.RegularExpressions;

namespace Mcp.Daemon.Tools.Debug.Traces;

/// <summary>Reads a line that says what went wrong.</summary>
internal static partial class ErrorLine
{
    /// <param name="line">Without blanks around it.</param>
    public static TracedError? Read(string line)
    {
        if (line.Length is < 6 or > FrameLine.Longest)
        {
            return null;
        }

        foreach (var pattern in (ReadOnlySpan<Regex>)[Panic(), Panicked(), RubyError(), PhpError(), Typed(), Named()])
        {
            if (pattern.Match(line) is { Success: true } match)
            {
                return new TracedError(match.Groups["type"] is { Success: true } type ? type.Value : null, match.Groups["message"].Value.Trim());
            }
        }

        return null;
    }

    /// <summary>Below the frames of Python any class may stand as what was raised.</summary>
    public static TracedError? OfPython(string line) => line.Length <= FrameLine.Longest && PythonError().Match(line) is { Success: true } match
        ? new TracedError(match.Groups["type"].Value, match.Groups["message"].Value.Trim())
        : null;

    /// <summary>Where a Rust panic, or the line that reports an error in Ruby or PHP, says that it happened.</summary>
    public static StackFrame? Place(string line) => line.Length <= FrameLine.Longest && Where().Match(line) is { Success: true } match
        ? new StackFrame
        {
            Style = match.Groups["rust"].Success ? TraceStyle.Rust : TraceStyle.Php,
            Path = Code.WrittenPath.Normal(match.Groups["path"].Value),
            Line = int.Parse(match.Groups["line"].ValueSpan),
        }
        : null;

    [GeneratedRegex(@"^panic: (?<message>.+)$")]
    private static partial Regex Panic();

    // Before Rust 1.73 the message stood on the same line; since then it is the line after.
    [GeneratedRegex(@"panicked at '(?<message>.*)', \S+\.rs:\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Panicked();

    [GeneratedRegex(@":in [`'][^'`]+': (?<message>.*) \((?<type>[A-Z][\w:]*)\)$")]
    private static partial Regex RubyError();

    [GeneratedRegex(@"Uncaught (?<type>[A-Z][\w\\]*)(?:: (?<message>.*?))?(?: in \S+(?::| on line )\d+)?$")]
    private static partial Regex PhpError();

    [GeneratedRegex(@"^(?:Unhandled exception\.? |Caused by: |Exception in thread ""[^""]*"" |Uncaught (?:\(in promise\) )?|--->? |E\s+)?(?<type>(?:[A-Za-z_]\w*[.:$]{1,2})*[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Fault|Iteration|Warning|Failure))(?:: (?<message>.*))?$")]
    private static partial Regex Typed();

    [GeneratedRegex(@"^(?<type>(?:[a-z_]\w*\.)*[A-Z]\w*)(?:: (?<message>.*))?$")]
    private static partial Regex PythonError();

    [GeneratedRegex(@"^(?:\[?(?:error|fatal|fatal error)\]?): (?<message>\S.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<rust>panicked at (?:'.*', )?)(?<path>\S+\.rs):(?<line>\d{1,7})|(?:Uncaught|Fatal error|Parse error|Warning).* in (?<path>\S+\.php)(?::| on line )(?<line>\d{1,7})", RegexOptions.NonBacktracking)]
    private static partial Regex Where();
}
