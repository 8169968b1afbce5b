using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Reach;

/// <summary>What a test must reach, function by function, as the expert is told it.</summary>
internal static class ReachSection
{
    /// <summary>More are not tested in one step.</summary>
    private const int MostFunctions = 20;

    /// <summary>Of one function: with more it is to be taken apart before it is tested.</summary>
    private const int MostPoints = 14;

    /// <summary>The first few show where its tests are.</summary>
    private const int MostTests = 3;

    /// <summary>Null when there are no functions.</summary>
    public static string? Of(IReadOnlyList<FunctionUnderTest> functions, bool isCutShort) =>
        ListedLines.Of([.. functions.Take(MostFunctions).Select(function => Of(function, isCutShort))], MostFunctions, "function") is { } listed
            ? listed + (functions.Count > MostFunctions ? $"\n- … and {Counted.Of(functions.Count - MostFunctions, "function")} more" : "") : null;

    private static string Of(FunctionUnderTest under, bool isCutShort)
    {
        var function = under.Function;
        var points = ReachPoints.Of(function.File.Source, function.Declaration);
        var tests = under.Tests.Count > 0 ? "named in " + ListedLines.Words(under.Tests, MostTests) : isCutShort ? "named by no test that was read" : "named by no test";
        var head = $"{function.Place} {function.Name}({string.Join(", ", function.Declaration.Parameters)}), {tests}";
        var lines = points.Take(MostPoints).Select(point => $"\n  {point}").ToList();
        return head + string.Concat(lines) + (points.Count > MostPoints ? $"\n  … and {points.Count - MostPoints} more" : "");
    }
}
