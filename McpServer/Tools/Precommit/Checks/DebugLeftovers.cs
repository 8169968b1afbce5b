using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Precommit.Checks;

/// <summary>Lines that were written to find a bug and not to stay: breakpoints, prints, focused tests, notes to oneself.</summary>
internal sealed partial class DebugLeftovers : IEvidenceCheck
{
    private static readonly (string[] Extensions, Regex Pattern, Severity Severity, string What, bool InTests)[] Rules =
    [
        ([".js", ".jsx", ".mjs", ".ts", ".tsx", ".vue", ".svelte"], Debugger(), Severity.Medium, "A breakpoint is left in.", true),
        ([".js", ".jsx", ".mjs", ".ts", ".tsx"], FocusedTest(), Severity.Medium, "A focused test hides all others.", true),
        ([".js", ".jsx", ".mjs", ".ts", ".tsx", ".vue", ".svelte"], Console(), Severity.Low, "A console print is left in.", false),
        ([".py"], PythonBreakpoint(), Severity.Medium, "A breakpoint is left in.", true),
        // Scripts and command line tools print for a living.
        ([".py"], Print(), Severity.Info, "A print was added; is it meant to stay?", false),
        ([".rb"], RubyBreakpoint(), Severity.Medium, "A breakpoint is left in.", true),
        ([".rs"], RustDebug(), Severity.Low, "A dbg! is left in.", true),
        ([".java", ".kt"], JavaPrint(), Severity.Low, "A print to the console is left in.", false),
        ([".cs"], CSharpBreakpoint(), Severity.Medium, "A debugger call is left in.", true),
        ([".cs"], CSharpPrint(), Severity.Info, "A console print was added; is it meant to stay?", false),
        ([".php"], PhpDump(), Severity.Low, "A dump is left in.", true),
        ([".go"], GoPrint(), Severity.Info, "A print was added; is it meant to stay?", false),
    ];

    public IEnumerable<Finding> Check(ChangeSet change)
    {
        foreach (var file in change.Files)
        {
            var extension = Path.GetExtension(file.Path).ToLowerInvariant();
            var isTest = TestFiles.IsTest(file.Path);
            var rules = Rules.Where(rule => rule.Extensions.Contains(extension) && (rule.InTests || !isTest)).ToArray();
            foreach (var (number, text) in file.AddedLines.Where(line => line.Text.Length < 1_000))
            {
                if (Array.Find(rules, rule => !IsComment(text) && rule.Pattern.IsMatch(text)) is { Pattern: not null } rule)
                {
                    yield return Seen.In(file, "debug_leftover", rule.Severity, rule.What, number, text);
                }
                else if (TestFiles.IsSource(file.Path) && Note().IsMatch(text))
                {
                    yield return Seen.In(file, "debug_leftover", Severity.Info, "A note to finish something was added.", number, text);
                }
            }
        }
    }

    private static bool IsComment(string line)
    {
        var text = line.AsSpan().TrimStart();
        return text.StartsWith("//") || text.StartsWith("#") || text.StartsWith("*") || text.StartsWith("/*");
    }

    [GeneratedRegex(@"(^|[\s;{])debugger\s*(;|$)")]
    private static partial Regex Debugger();

    [GeneratedRegex(@"\b(describe|it|test|context)\.only\s*\(|(^|\s)(fdescribe|fit)\s*\(")]
    private static partial Regex FocusedTest();

    [GeneratedRegex(@"\bconsole\.(log|debug|trace|dir)\s*\(")]
    private static partial Regex Console();

    [GeneratedRegex(@"(^|[\s;:])breakpoint\(\)|\bi?pdb\.set_trace\(|^\s*import i?pdb\b")]
    private static partial Regex PythonBreakpoint();

    [GeneratedRegex(@"^\s*print\(")]
    private static partial Regex Print();

    [GeneratedRegex(@"\bbinding\.(pry|irb)\b|^\s*(byebug|debugger)\s*$")]
    private static partial Regex RubyBreakpoint();

    [GeneratedRegex(@"\bdbg!\s*\(")]
    private static partial Regex RustDebug();

    [GeneratedRegex(@"\bSystem\.(out|err)\.print|\.printStackTrace\(\)")]
    private static partial Regex JavaPrint();

    [GeneratedRegex(@"\bDebugger\.(Break|Launch)\s*\(")]
    private static partial Regex CSharpBreakpoint();

    [GeneratedRegex(@"\bConsole\.Write(Line)?\s*\(")]
    private static partial Regex CSharpPrint();

    [GeneratedRegex(@"(^|[\s;])(var_dump|dd|dump)\s*\(")]
    private static partial Regex PhpDump();

    [GeneratedRegex(@"\bfmt\.Print(ln|f)?\s*\(")]
    private static partial Regex GoPrint();

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|HACK)\b")]
    private static partial Regex Note();
}
