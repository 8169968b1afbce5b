using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Refactor.Checks;
using Mcp.Daemon.Tools.Refactor.Measures;
using Mcp.Tests.Tools.Looking;

namespace Mcp.Tests.Tools.Refactor;

/// <summary>What one check of refactor finds.</summary>
internal static class Refactored
{
    /// <summary>Short enough to be compared: <c>a.py:3 deep_nesting</c>.</summary>
    public static string By(RefactorCheck check, params (string Path, string Text)[] files) =>
        string.Join(", ", Findings(check, files).Select(finding => $"{finding.File}:{finding.Line} {finding.Kind}"));

    public static IReadOnlyList<Finding> Findings(RefactorCheck check, params (string Path, string Text)[] files) => [.. check.Of(Measured(files))];

    public static MeasuredCode Measured(params (string Path, string Text)[] files) => new(Looked.At(files), CancellationToken.None);
}
