using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Tracer.Flow;

/// <summary>The way of a call in words: the same for the agent and for the expert.</summary>
internal static class CallTraceText
{
    /// <summary>The innermost decide; those around them stand in the file.</summary>
    private const int MostConditions = 3;

    /// <summary>A page together with the way; one of more branches is followed by its code.</summary>
    private const int MostBranches = 15;

    /// <summary>Names alone, so that more of them can be taken in than of branches.</summary>
    private const int MostOutside = 30;

    /// <summary>What can be read beside a call on one line.</summary>
    private const int LongestCondition = 80;

    /// <summary>What is called, each call with its line, indented below the function that it stands in.</summary>
    public static string Down(CallTrace trace)
    {
        var lines = new List<string>();
        foreach (var (function, steps) in trace.Roots)
        {
            lines.Add($"{function.Name} ({function.Place})");
            if (steps.Count == 0)
            {
                lines.Add("  calls nothing that is declared in these files");
            }

            Add(lines, steps, 1, function);
        }

        if (trace.OverloadsLeftOut > 0)
        {
            lines.Add($"… and {Counted.Of(trace.OverloadsLeftOut, "more function")} of this name: say which is meant, with its file and line");
        }

        if (trace.LeftOut > 0)
        {
            lines.Add($"… and {Counted.Of(trace.LeftOut, "more call")}: trace from a function further down");
        }

        return string.Join('\n', lines);
    }

    /// <summary>Who calls it, and below each who calls that.</summary>
    public static string Up(CallTrace trace)
    {
        var lines = new List<string>();
        AddCallers(lines, trace.Callers, 0);
        if (trace.CallersLeftOut > 0)
        {
            lines.Add($"… and {Counted.Of(trace.CallersLeftOut, "more caller")}");
        }

        return lines.Count > 0 ? string.Join('\n', lines) : "Not called in these files.";
    }

    /// <summary>Null where the way does not part.</summary>
    public static string? Branches(CallTrace trace) => ListedLines.Of(
        [.. trace.Branches.Select(branch => $"{branch.Function.File.Path}:{branch.Line}: {ShownLine.Of(branch.Function.File, branch.Line)}{Leaves(branch)}")], MostBranches, "branch line");

    /// <summary>Of the target itself: further down it is mostly libraries. Null where everything is declared in the files.</summary>
    public static string? Outside(CallTrace trace) => ListedLines.Of(
        [
            .. trace.Outside.Where(call => trace.Roots.Any(root => root.Function == call.Function)).GroupBy(call => call.Function).Select(calls =>
                $"{calls.Key.Name} ({calls.Key.Start}): {string.Join(", ", calls.GroupBy(call => call.Call).Select(same => $"{same.Key} ({string.Join(", ", same.Select(call => call.Line).Distinct())})"))}"),
        ],
        MostOutside,
        "function");

    private static string Leaves(Branch branch) =>
        branch.Leaves.Count == 0 || branch.Leaves[0] == branch.Line ? "" : $", leaves at {string.Join(", ", branch.Leaves)}";

    private static void Add(List<string> lines, IReadOnlyList<CallStep> steps, int depth, Symbol from)
    {
        foreach (var step in steps)
        {
            lines.Add(new string(' ', depth * 2) + Line(step, from));
            Add(lines, step.Steps, depth + 1, step.Function ?? from);
        }
    }

    private static string Line(CallStep step, Symbol from)
    {
        var place = step.Function is { } function ? $" ({(function.File.Path == from.File.Path ? $"line {function.Declaration.Line}" : function.Start)})" : "";
        if (step.Kind is StepKind.Behind)
        {
            return $"or, at run time: {step.Name}{place}";
        }

        var marks = step.Kind switch
        {
            StepKind.Recursion => ", which the way comes from: recursion",
            StepKind.ShownAbove => ", followed above",
            StepKind.NotFollowed => ", calls more, not followed further",
            StepKind.Unclear => $", {step.Candidates} are called so: not followed",
            _ => "",
        };
        return $"{string.Join(", ", step.Lines)} → {step.Name}{place}{When(step)}{marks}{(step.IsSure || step.Kind is StepKind.Unclear ? "" : ", by its name only")}";
    }

    private static void AddCallers(List<string> lines, IReadOnlyList<CallStep> steps, int depth)
    {
        foreach (var step in steps)
        {
            var mark = step.Kind is StepKind.Recursion ? ", recursion" : "";
            var through = step.Through is { } type ? $", through {type}" : "";
            var test = TestFiles.IsTest(step.Path) ? ", a test" : "";
            lines.Add($"{new string(' ', depth * 2)}{step.Path}:{string.Join(", ", step.Lines)} in {step.Name}{When(step)}{through}{test}{mark}{(step.IsSure ? "" : ", by its name only")}");
            AddCallers(lines, step.Steps, depth + 1);
        }
    }

    private static string When(CallStep step) => step.When.Count == 0 ? ""
        : $", under {string.Join(" / ", step.When.TakeLast(MostConditions).Select(condition => $"`{ShownLine.Of(condition.Text, LongestCondition)}` ({condition.Line})"))}";
}
