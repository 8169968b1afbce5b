using System.Text;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>The change in a few lines: each file with what happened to it. Findings stand beside it in the answer.</summary>
internal static class ChangeSummary
{
    private const int MostFiles = 60;

    public static string Render(ChangeSet change, MergedFindings findings, ToolArguments arguments, string? notice)
    {
        var text = new StringBuilder();
        Line(text, notice);
        Line(text, change.Files.Count == 0 ? $"There is nothing to commit in {change.Root}." : Title(change));
        Line(text, arguments.Text("focus_on") is { Length: > 0 } focus ? $"Focus: {focus}" : null);
        foreach (var file in change.Files.Take(MostFiles))
        {
            text.Append("- ").Append(Describe(file)).Append('\n');
        }

        Line(text, change.Files.Count > MostFiles ? $"- … and {change.Files.Count - MostFiles} more files" : null);
        Line(text, findings.LeftOut > 0 ? $"{findings.LeftOut} more findings are not shown; the worst are." : null);
        Line(text, findings.Filtered > 0 ? $"{findings.Filtered} findings lie below the severity filter." : null);
        Line(text, change.Files.Count > 0 && findings is { Shown.Count: 0, Filtered: 0 } ? "The local checks found nothing." : null);
        return text.ToString().TrimEnd();
    }

    private static string Title(ChangeSet change)
    {
        var on = change.Branch is { } branch ? $"on {branch}" : "with a detached HEAD";
        var since = change.Base is { } ancestor ? $" since {ancestor[..Math.Min(12, ancestor.Length)]}" : "";
        return $"# {change.FileCount} files changed{since}, {on}";
    }

    private static string Describe(FileChange file)
    {
        var kind = file.Kind.ToString().ToLowerInvariant();
        var from = file.OldPath is null ? "" : $" from {file.OldPath}";
        var size = file.IsKeyFile ? ", content not read"
            : file.IsBinary ? $", binary, {file.Size:N0} bytes"
            : $", +{file.Added} -{file.Removed}";
        var mode = file is { OldMode: not 0, NewMode: not 0 } && file.OldMode != file.NewMode
            ? $", mode {Convert.ToString(file.OldMode, 8)} to {Convert.ToString(file.NewMode, 8)}"
            : "";
        var part = file.Part is ChangePart.Untracked ? "untracked" : $"{file.Part.ToString().ToLowerInvariant()}, {kind}";
        return $"{file.Path} ({part}{from}{size}{mode})";
    }

    private static void Line(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            text.Append(line).Append('\n');
        }
    }
}
