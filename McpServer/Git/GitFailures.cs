using Mcp.Contract;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Git;

/// <summary>What git's complaints mean for the caller, and what to do about each.</summary>
internal static class GitFailures
{
    /// <summary>A few lines of git's words inside an error.</summary>
    private const int LongestQuote = 600;

    public static ToolFailureException From(string doing, string directory, GitOutput output)
    {
        var said = output.Error.Length > LongestQuote ? output.Error[..LongestQuote] + " …" : output.Error;
        return output.Error switch
        {
            var e when e.Contains("dubious ownership", StringComparison.Ordinal) => new ToolFailureException(
                ErrorCode.PathDenied,
                $"The repository at {directory} belongs to another user, and git refuses to read it. If you trust it: " +
                $"git config --global --add safe.directory {directory}. Git said: {said}"),
            var e when e.Contains("not a git repository", StringComparison.Ordinal) => new ToolFailureException(
                ErrorCode.InvalidArgument,
                $"{directory} is in no git repository. Name a directory inside one in `path`."),
            var e when e.Contains("safe.bareRepository", StringComparison.Ordinal)
                || e.Contains("must be run in a work tree", StringComparison.Ordinal) => new ToolFailureException(
                ErrorCode.InvalidArgument,
                $"{directory} is a bare repository or the inside of one; it has no work tree to look at. Name the work " +
                "tree in `path`."),
            var e when e.Contains("unknown option", StringComparison.Ordinal)
                || e.Contains("unknown switch", StringComparison.Ordinal) => new ToolFailureException(
                ErrorCode.NotConfigured,
                $"This git is too old: {doing} needs git 2.38 or newer. Git said: {said}"),
            _ => new ToolFailureException(
                ErrorCode.Internal,
                $"Git failed (exit code {output.ExitCode}) while {doing} in {directory}. Git said: {said}"),
        };
    }
}
