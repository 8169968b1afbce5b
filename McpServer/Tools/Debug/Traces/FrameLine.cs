using System.Text.RegularExpressions;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Debug.Traces;

/// <summary>Reads one line of a trace.</summary>
internal static partial class FrameLine
{
    /// <summary>Longer lines are minified code or data.</summary>
    public const int Longest = 1_000;

    /// <param name="line">Without blanks around it.</param>
    /// <param name="before">The line before it: Go and Rust write the function there.</param>
    public static StackFrame? Read(string line, string before)
    {
        if (line.Length is < 6 or > Longest)
        {
            return null;
        }

        return line switch
        {
            _ when line.StartsWith("File \"", StringComparison.Ordinal) => Frame(Python().Match(line), TraceStyle.Python),
            _ when line.StartsWith("at ", StringComparison.Ordinal) => At(line, before),
            _ when line.StartsWith('#') => Numbered(line),
            _ when Go().Match(line) is { Success: true } match => Frame(match, TraceStyle.Go)! with { Function = GoFunction(before) },
            _ when Ruby().Match(line) is { Success: true } match => Frame(match, TraceStyle.Ruby),
            _ => Frame(Firefox().Match(line), TraceStyle.Script),
        };
    }

    private static StackFrame? At(string line, string before)
    {
        if (Jvm().Match(line) is { Success: true } jvm)
        {
            var isJvm = Languages.Of(jvm.Groups["path"].Value) is Language.Java or Language.Kotlin or Language.Scala or Language.Other;
            return Frame(jvm, isJvm ? TraceStyle.Jvm : TraceStyle.Script);
        }

        if (Rust().Match(line) is { Success: true } rust)
        {
            return Frame(rust, TraceStyle.Rust)! with { Function = RustFunction().Match(before) is { Success: true } named ? named.Groups["function"].Value : null };
        }

        return Frame(Script().Match(line), TraceStyle.Script) ?? Frame(DotNet().Match(line), TraceStyle.DotNet);
    }

    private static StackFrame? Numbered(string line) =>
        Frame(Php().Match(line), TraceStyle.Php) ?? Frame(Debugger().Match(line), TraceStyle.Native) ?? Frame(Sanitizer().Match(line), TraceStyle.Native);

    private static string? GoFunction(string before)
    {
        var text = before.StartsWith("created by ", StringComparison.Ordinal) ? before["created by ".Length..] : before;
        text = text.IndexOf(" in goroutine", StringComparison.Ordinal) is var tail and > 0 ? text[..tail] : text;
        return text.EndsWith(')') && text.LastIndexOf('(') is var open and > 0 ? text[..open]
            : text.Length != before.Length ? text
            : null;
    }

    private static StackFrame? Frame(Match match, TraceStyle style) => !match.Success ? null : new StackFrame
    {
        Style = style,
        Path = match.Groups["path"] is { Success: true } path ? WrittenPath.Normal(path.Value) : null,
        Line = match.Groups["line"] is { Success: true } line ? int.Parse(line.ValueSpan) : null,
        Function = match.Groups["function"] is { Success: true } function ? function.Value.Trim() : null,
    };

    [GeneratedRegex(@"^File ""(?<path>[^""]+)"", line (?<line>\d{1,7})(?:, in (?<function>\S.*))?$")]
    private static partial Regex Python();

    [GeneratedRegex(@"^at (?:[\w.@-]+/{1,2})?(?<function>[\w.$<>]+)\((?<path>[\w$.-]+\.\w{1,8}):(?<line>\d{1,7})\)")]
    private static partial Regex Jvm();

    [GeneratedRegex(@"^at (?<path>\S+\.rs):(?<line>\d{1,7})(?::\d{1,7})?$")]
    private static partial Regex Rust();

    [GeneratedRegex(@"^\d{1,5}: (?:0x[0-9a-f]+ - )?(?<function>\S.*)$")]
    private static partial Regex RustFunction();

    [GeneratedRegex(@"^at (?:async )?(?:(?<function>[^()]+?)(?: \[as [^\]]+\])? \((?:[\w-]+ )?(?<path>[^()\s][^()]*?):(?<line>\d{1,7}):\d{1,7}\)|(?<path>[^()\s]+):(?<line>\d{1,7}):\d{1,7})$")]
    private static partial Regex Script();

    [GeneratedRegex(@"^at (?<function>[\w$<>`+|,\[\]]+(?:\.{1,2}[\w$<>`+|,\[\]]+)+)\([^()]*\)(?: in (?<path>\S.*):line (?<line>\d{1,7}))?$")]
    private static partial Regex DotNet();

    [GeneratedRegex(@"^#\d{1,4} (?<path>[^()]+\.\w{1,8})\((?<line>\d{1,7})\): (?<function>\S.*)$")]
    private static partial Regex Php();

    [GeneratedRegex(@"^#\d{1,4}\s+(?:0x[0-9a-f]+ in )?(?<function>[^\s(]+)(?: \(.*\))? at (?<path>\S+):(?<line>\d{1,7})$")]
    private static partial Regex Debugger();

    [GeneratedRegex(@"^#\d{1,4} 0x[0-9a-f]+ in (?<function>[^\s(]+)(?:\(.*\))? (?<path>\S+?):(?<line>\d{1,7})(?::\d{1,7})?$")]
    private static partial Regex Sanitizer();

    [GeneratedRegex(@"^(?<path>\S+\.go):(?<line>\d{1,7})(?: \+0x[0-9a-f]+)?$")]
    private static partial Regex Go();

    [GeneratedRegex(@"^(?:from )?(?<path>[^\s:'`]+):(?<line>\d{1,7}):in [`'](?<function>[^'`]+)'")]
    private static partial Regex Ruby();

    [GeneratedRegex(@"^(?<function>[\w$.<>/*]*)@(?<path>\S+?):(?<line>\d{1,7}):\d{1,7}$")]
    private static partial Regex Firefox();
}
