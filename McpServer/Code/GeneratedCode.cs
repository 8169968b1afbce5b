namespace Mcp.Daemon.Code;

/// <summary>Code that a program wrote: nobody mends it by hand, so nothing that is found in it helps.</summary>
internal static class GeneratedCode
{
    /// <summary>The remark stands at the top, behind a licence at most.</summary>
    private const int LastLine = 30;

    /// <summary>Characters per line, on average, that only minified code has.</summary>
    private const int LongestLines = 300;

    public static bool Is(SourceFile file) => GeneratedFiles.IsNamed(file.Path)
        || (file.Lines.Count > 0 && file.Lines.Sum(line => (long)line.Length) / file.Lines.Count > LongestLines)
        || file.Comments.TakeWhile(comment => comment.Line <= LastLine).Any(comment => GeneratedFiles.IsNotice(comment.Text));
}
