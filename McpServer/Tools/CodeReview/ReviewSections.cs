using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.CodeReview;

/// <summary>What an expert is told of code that is under review: where it is dense, how its files hang together, what tests it.</summary>
internal static class ReviewSections
{
    private const int MostFunctions = 20;

    private const int MostPairs = 40;

    private const int MostTests = 60;

    public static IReadOnlyList<QuestionSection> Of(LookedFiles looked, Workspace workspace, CancellationToken cancellationToken)
    {
        var dense = MeasuredFunction.Of(looked, cancellationToken).Where(function => !function.File.IsTest && StandsOut(function))
            .OrderByDescending(function => function.Weight).ThenBy(function => function.Place, StringComparer.Ordinal)
            .Select(function => function.ToString()).ToList();
        (string Title, string? Text)[] sections =
        [
            ("Functions that stand out", ListedLines.Of(dense, MostFunctions, "function")),
            ("Calls between the files (lines in parentheses)", ListedLines.Of(CallsBetweenFiles.Of(looked, cancellationToken), MostPairs, "pair")),
            ("Tests, by their names and imports", ListedLines.Of(TestsOfFiles.Of(looked, workspace, new WorkspaceFiles(workspace), cancellationToken), MostTests, "file")),
        ];
        return [.. sections.Where(section => section.Text is not null).Select(section => new QuestionSection(section.Title, section.Text!))];
    }

    // Two screens, or more ways through than anybody keeps in mind.
    private static bool StandsOut(MeasuredFunction function) => function.Lines >= 60 || function.Branches >= 10 || function.Depth >= 4;
}
