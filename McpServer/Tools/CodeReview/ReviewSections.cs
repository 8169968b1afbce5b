using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.CodeReview;

/// <summary>What an expert is told of code that is under review: where it is dense, how its files hang together, what tests it.</summary>
internal static class ReviewSections
{
    /// <summary>The worst come first, and a review of more is not one review.</summary>
    private const int MostFunctions = 20;

    /// <summary>About a page and a half of how the files hang together.</summary>
    private const int MostPairs = 40;

    /// <summary>A line for each file of a large change.</summary>
    private const int MostTests = 60;

    public static IReadOnlyList<QuestionSection> Of(LookedFiles looked, Workspace workspace, CancellationToken cancellationToken)
    {
        return QuestionSection.Given(
        [
            ("Functions that stand out", ListedLines.Of(DenseFunctions.Of(looked, cancellationToken), MostFunctions, "function")),
            ("Calls between the files (lines in parentheses)", ListedLines.Of(CallsBetweenFiles.Of(looked, cancellationToken), MostPairs, "pair")),
            ("Tests, by their names and imports", ListedLines.Of([.. TestsOfFiles.Of(looked, workspace, new WorkspaceFiles(workspace), cancellationToken).Select(file => file.Line)], MostTests, "file")),
        ]);
    }
}
