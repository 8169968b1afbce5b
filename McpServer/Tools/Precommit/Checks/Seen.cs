using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Precommit.Checks;

/// <summary>Findings of our own checks, with the place they were seen in.</summary>
internal static class Seen
{
    public static Finding In(FileChange file, string kind, Severity severity, string text, int? line = null, string? quote = null) =>
        new()
        {
            Kind = kind,
            Severity = severity,
            Text = file.Part is ChangePart.Untracked ? $"{text} (untracked)" : text,
            File = file.Path,
            Line = line is > 0 ? line : null,
            Quote = string.IsNullOrWhiteSpace(quote) ? null : quote,
            Source = FindingSource.Local,
        };
}
