using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Refactor.Measures;

/// <summary>Who calls what stands out: whoever changes the one has to read the other. Tests count.</summary>
internal static class CallersOfFunctions
{
    /// <summary>A function that is called from more is part of an interface, whichever they are.</summary>
    private const int MostFiles = 6;

    /// <summary>Of one file, on one line.</summary>
    private const int MostLines = 5;

    /// <summary>A line for each function, <c>render (src/page.py:12) is called from src/app.py (9, 14)</c>, and one for those without a call.</summary>
    public static IReadOnlyList<string> Of(MeasuredCode code, IReadOnlyList<MeasuredFunction> functions, CancellationToken cancellationToken)
    {
        var calls = functions.ToDictionary(function => (function.File.Path, function.Declaration.NameToken), _ => new List<(string Path, int Line)>());
        foreach (var file in functions.Count > 0 ? code.Looked.Files : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tokens = file.Source.Tokens;
            for (var at = 0; at < tokens.Count; at++)
            {
                if (tokens.IsWord(at) && code.Looked.Functions.Called(file.Source, at) is { } target && calls.TryGetValue(Key(target), out var places))
                {
                    places.Add((file.Path, tokens.Line(at)));
                }
            }
        }

        var called = functions.ToLookup(function => calls[(function.File.Path, function.Declaration.NameToken)].Count > 0);
        var lines = called[true].Select(function => $"{function.Name} ({function.Place}) is called from {Words(calls[(function.File.Path, function.Declaration.NameToken)])}");
        string[] none = [.. called[false].Select(function => function.Name)];
        return none.Length == 0 ? [.. lines] : [.. lines, $"no call that is surely theirs in these files: {ListedLines.Words(none, functions.Count)}"];
    }

    private static (string Path, int Token) Key(DeclaredFunction called) => (called.File.Path, called.Declaration.NameToken);

    private static string Words(List<(string Path, int Line)> places) => ListedLines.Words(
        [
            .. places.GroupBy(place => place.Path)
                .Select(file => $"{file.Key} ({ListedLines.Words([.. file.Select(place => place.Line.ToString()).Distinct()], MostLines)})"),
        ],
        MostFiles);
}
