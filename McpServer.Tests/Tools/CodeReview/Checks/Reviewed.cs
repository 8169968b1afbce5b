using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.CodeReview.Checks;
using Mcp.Tests.Tools.Looking;

namespace Mcp.Tests.Tools.CodeReview.Checks;

/// <summary>What one check finds, short enough to be compared: <c>3 medium, 7 low</c>.</summary>
internal static class Reviewed
{
    public static string By(ReviewCheck check, string path, string text) => By(check, (path, text));

    public static string By(ReviewCheck check, params (string Path, string Text)[] files) =>
        string.Join(", ", Findings(check, files).Select(finding => $"{finding.Line} {AnswerText.Words(finding.Severity.ToString())}"));

    public static IReadOnlyList<Finding> Findings(ReviewCheck check, params (string Path, string Text)[] files) =>
        [.. check.Of(Looked.At(files), CancellationToken.None)];
}
