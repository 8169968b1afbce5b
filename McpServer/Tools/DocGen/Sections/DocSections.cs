using Mcp.Daemon.Answers;
using Mcp.Daemon.Code.Measuring;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.DocGen.Sections;

/// <summary>What documentation should state beyond a function's own text, as far as it was asked for.</summary>
internal static class DocSections
{
    /// <summary>Sections are for the expert beside the code itself, which it has.</summary>
    private const int MostFunctions = 30;

    /// <summary>Of one function, on one line.</summary>
    private const int MostCalls = 8;

    /// <summary>Ways through a function from which on nobody sees them at a glance.</summary>
    private const int ManyBranches = 4;

    /// <summary>Levels of statements inside each other: with the third, two conditions are to be kept in mind at once.</summary>
    private const int IntricateDepth = 3;

    /// <summary>Ways through a function of which a reader loses count without a word of explanation.</summary>
    private const int IntricateBranches = 8;

    public static IReadOnlyList<QuestionSection> Of(LookedFiles looked, Investigation investigation, CancellationToken cancellationToken)
    {
        var functions = MeasuredFunction.Of(looked, cancellationToken).Where(function => !function.File.IsTest).ToList();
        var sections = new List<QuestionSection>();
        if (investigation.Flag("document_complexity", true))
        {
            Add("Branches and loops, where the cost should be stated", functions.GroupBy(function => function.File).SelectMany(OfFile));
        }

        if (investigation.Flag("document_flow", true))
        {
            Add("Who calls whom in these files (lines in parentheses)", functions.Select(function => Flow(function, looked)));
        }

        if (investigation.Flag("comments_on_complex_logic", true))
        {
            Add("Intricate code without a comment inside", functions.Where(IsUnexplained).Select(function => function.ToString()));
        }

        return sections;

        void Add(string title, IEnumerable<string?> lines)
        {
            if (ListedLines.Of([.. lines.OfType<string>()], MostFunctions, "function") is { } text)
            {
                sections.Add(new QuestionSection(title, text));
            }
        }
    }

    private static IEnumerable<string?> OfFile(IGrouping<LookedFile, MeasuredFunction> functions)
    {
        var statements = functions.Key.Statements;
        var loops = statements.Loops.ToLookup(loop => statements.FunctionAt(loop.Block.Word)?.NameToken);
        return functions.Select(function => Complexity(function, [.. loops[function.Declaration.NameToken]]));
    }

    private static string? Complexity(MeasuredFunction function, List<Loop> loops)
    {
        var tokens = function.File.Source.Tokens;
        var inner = Inner(loops).Select(loop => tokens.Line(loop.Block.Word).ToString()).ToList();
        string?[] parts =
        [
            Counted.Of(function.Branches, "branch", "branches"),
            loops.Count > 0 ? Counted.Of(loops.Count, "loop") : null,
            inner.Count switch { 0 => null, 1 => $"one inside another in line {inner[0]}", _ => $"inside each other in lines {string.Join(", ", inner.Distinct())}" },
        ];
        return function.Branches >= ManyBranches || inner.Count > 0 ? $"{function.Place} {function.Name}: {string.Join(", ", parts.OfType<string>())}" : null;
    }

    /// <summary>Those that stand in the body of another one of these.</summary>
    private static IEnumerable<Loop> Inner(List<Loop> loops)
    {
        var outer = loops.OrderBy(loop => loop.Block.Body.First).ToList();
        var (next, last) = (0, -1);
        foreach (var loop in loops.OrderBy(loop => loop.Block.Word))
        {
            for (; next < outer.Count && outer[next].Block.Body.First <= loop.Block.Word; next++)
            {
                last = Math.Max(last, outer[next].Block.Body.Last);
            }

            if (last >= loop.Block.Word)
            {
                yield return loop;
            }
        }
    }

    private static string? Flow(MeasuredFunction function, LookedFiles looked)
    {
        var file = function.File.Source;
        var calls = OwnTokens.Of(file, function.Declaration)
            .Select(at => (Called: looked.Functions.Called(file, at), Line: file.Tokens.Line(at)))
            .Where(call => call.Called is not null)
            .GroupBy(call => (call.Called!.File.Path, call.Called.Name))
            .Select(group => $"{group.Key.Name} ({string.Join(", ", group.Select(call => call.Line).Distinct())})")
            .ToList();
        return calls.Count > 0 ? $"{function.Place} {function.Name} calls {ListedLines.Words(calls, MostCalls)}" : null;
    }

    private static bool IsUnexplained(MeasuredFunction function)
    {
        var declared = function.Declaration;
        var tokens = function.File.Source.Tokens;
        return (function.Depth >= IntricateDepth || function.Branches >= IntricateBranches)
            && !function.File.Statements.Comments(tokens.Line(declared.BodyToken), declared.EndLine).Any(comment => comment != declared.Doc);
    }
}
