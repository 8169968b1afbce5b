using Mcp.Daemon.Evidence;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Tests.Tools.Looking;

/// <summary>Files as the tools' own checks look at them, without a disk.</summary>
internal static class Looked
{
    public static LookedFiles At(params (string Path, string Text)[] files) => LookedFiles.Of(Questions(files), isLast: true, CancellationToken.None);

    public static IReadOnlyList<QuestionFile> Questions(params (string Path, string Text)[] files) =>
        [.. files.Select(file => new QuestionFile(file.Path, "/work/" + file.Path, file.Text, isNamed: true))];
}
