using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Analyze.Facts;

/// <summary>Code that stands in two files: whoever mends it in one has to know of the other.</summary>
internal static class CopiedCode
{
    /// <summary>Shorter runs agree by the language's own shape.</summary>
    private const int FewestLines = 6;

    public static IReadOnlyList<string> Of(CodeMap map, CancellationToken cancellationToken) =>
    [
        .. Duplicates.Of([.. map.Files.Select(file => file.Source)], FewestLines, cancellationToken)
            .Where(pair => pair.FirstPath != pair.SecondPath)
            .Select(pair => $"{pair.FirstPath}:{pair.FirstLine}-{pair.FirstEndLine} and {pair.SecondPath}:{pair.SecondLine}-{pair.SecondEndLine}: {Counted.Of(pair.Lines, "line")} of code"),
    ];
}
