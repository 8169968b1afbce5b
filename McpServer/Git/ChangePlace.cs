using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>The directory whose repositories a call is about, and the workspace they are judged by.</summary>
internal static class ChangePlace
{
    /// <param name="path">As the call names it; the workspace when it names none.</param>
    /// <exception cref="FileRefusedException">The path may not be looked at.</exception>
    /// <exception cref="ToolFailureException">There is neither a path nor a workspace.</exception>
    public static (Workspace Workspace, string Directory) Of(Workspace workspace, string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return workspace.Root is { } root ? (workspace, root)
                : throw new ToolFailureException(
                    ErrorCode.InvalidArgument,
                    "`path` is missing: name a directory inside the git repository to look at. It may be left out only " +
                    "where the session has a workspace, and this one has none.");
        }

        if (path.Contains('\0'))
        {
            throw new FileRefusedException(RefusalKind.Missing, path, "`path` holds a NUL, which no path does.");
        }

        var around = workspace.Around(path);
        var (real, kind) = new FileGate(around).Locate(path);
        return (around, kind is PathKind.Directory ? real : Path.GetDirectoryName(real)!);
    }
}
