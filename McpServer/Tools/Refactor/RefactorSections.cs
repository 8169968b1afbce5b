using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Refactor.Measures;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Refactor;

/// <summary>What an expert is told of code that is to be restructured: its measures, what hangs together, who depends on it, what tests it.</summary>
internal static class RefactorSections
{
    private const int MostFunctions = 25, MostTypes = 15, MostFiles = 25, MostCalled = 12, MostAlike = 20, MostGroups = 20, MostPairs = 40, MostTests = 60;

    // Three pieces are what a reader sees at once; of fewer there is nothing to tell.
    private const int FewParts = 3;

    public static IReadOnlyList<QuestionSection> Of(MeasuredCode code, RefactorKinds kind, Workspace workspace, CancellationToken cancellationToken)
    {
        var isShape = (kind & (RefactorKinds.Decompose | RefactorKinds.Organization)) != 0;
        // What is moved as a whole is not read line by line, and an old form is old wherever it stands.
        var dense = code.Heaviest((kind & (RefactorKinds.CodeSmells | RefactorKinds.Decompose)) == 0 ? 0 : MostFunctions);
        return QuestionSection.Given(
        [
            ("Measured: files", isShape ? Listed([.. code.Measured.OrderByDescending(file => file.Lines).Select(file => file.ToString())], MostFiles, "file") : null),
            ("Measured: types", isShape ? Listed([.. Types(code).Select(type => type.ToString())], MostTypes, "type") : null),
            ("Measured: functions, the heaviest first", Listed([.. dense.Select(function => function.ToString())], MostFunctions, "function")),
            ("What hangs together (groups use nothing of each other)", isShape ? Listed(Groups(code), MostGroups, "place") : null),
            ("Who calls the heaviest functions", Listed(CallersOfFunctions.Of(code, [.. dense.Take(MostCalled)], cancellationToken), MostCalled, "function")),
            // For codesmells these are findings.
            ("Code that stands twice", !isShape ? null : Listed([.. code.Alike.Select(Alike)], MostAlike, "pair")),
            ("Which file needs which", kind is RefactorKinds.Organization ? Listed(Needs(code), MostPairs, "file") : null),
            ("Calls between the files (lines in parentheses)", isShape ? Listed(CallsBetweenFiles.Of(code.Looked, cancellationToken), MostPairs, "pair") : null),
            ("Tests, by their names and imports", Listed([.. TestsOfFiles.Of(code.Looked, workspace, new WorkspaceFiles(workspace), cancellationToken).Select(file => file.Line)], MostTests, "file")),
        ]);
    }

    private static string? Listed(IReadOnlyList<string> lines, int most, string noun) => ListedLines.Of(lines, most, noun);

    private static IEnumerable<MeasuredType> Types(MeasuredCode code) => code.Measured.SelectMany(file => file.Types)
        .OrderByDescending(type => type.Lines).ThenBy(type => type.File.Path, StringComparer.Ordinal);

    private static List<string> Groups(MeasuredCode code)
    {
        var lines = new List<string>();
        foreach (var file in code.Measured)
        {
            Add(file.File.Path, file.Groups);
            foreach (var type in file.Types)
            {
                Add($"{file.File.Path}:{type.Declaration.NameLine} {type.Declaration.Name}", type.Groups);
            }
        }

        return lines;

        void Add(string place, IReadOnlyList<PartGroup> groups)
        {
            var several = groups.Where(group => group.Count >= 2).ToList();
            var alone = groups.Where(group => group.Count == 1).SelectMany(group => group.Parts).Select(part => part.Name).Distinct().ToList();
            if (several.Count >= 2 && several.Sum(group => group.Count) > FewParts)
            {
                lines.Add($"{place}: {string.Join("; ", several)}{(alone.Count > 0 ? $"; by themselves: {ListedLines.Words(alone, 8)}" : "")}");
            }
        }
    }

    private static string Alike(DuplicatePair pair) =>
        $"{pair.FirstPath}:{pair.FirstLine}-{pair.FirstEndLine} and {pair.SecondPath}:{pair.SecondLine}-{pair.SecondEndLine}: {Counted.Of(pair.Lines, "line")} of code";

    private static List<string> Needs(MeasuredCode code) =>
    [
        .. code.Edges.GroupBy(edge => edge.From)
            .Select(needs => $"{needs.Key} needs {ListedLines.Words([.. needs.Select(edge => edge.To)], 12)}"),
    ];
}
