using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Tools.Looking;

/// <summary>Which files call functions of which others, as far as a call can mean one function alone.</summary>
internal static class CallsBetweenFiles
{
    /// <summary>A file that calls more of another one is bound to all of it, and the rest says nothing new.</summary>
    private const int MostFunctions = 8;

    /// <summary>Enough to see whether a function is called here and there or everywhere.</summary>
    private const int MostLines = 5;

    /// <summary>A line for each pair: <c>src/checkout.py calls src/cart.py: Cart.add (9), Cart.total (10, 12)</c>.</summary>
    public static IReadOnlyList<string> Of(LookedFiles looked, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var file in looked.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines.AddRange(Calls(file.Source, looked.Functions)
                .Where(call => call.Called.File != file.Source)
                .GroupBy(call => call.Called.File.Path)
                .Select(target => $"{file.Path} calls {target.Key}: {Functions(target)}"));
        }

        return lines;
    }

    private static IEnumerable<(DeclaredFunction Called, int Line)> Calls(SourceFile file, DeclaredFunctions functions)
    {
        for (var at = 0; at < file.Tokens.Count; at++)
        {
            if (functions.Called(file, at) is { } called)
            {
                yield return (called, file.Tokens.Line(at));
            }
        }
    }

    private static string Functions(IEnumerable<(DeclaredFunction Called, int Line)> calls) => ListedLines.Words(
        [
            .. calls.GroupBy(call => call.Called.Name)
                .Select(group => $"{group.Key} ({ListedLines.Words([.. group.Select(call => call.Line.ToString()).Distinct()], MostLines)})"),
        ],
        MostFunctions);
}
