using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>The directory whose repository a call is about, and the workspace it is judged by.</summary>
internal static class ChangePlace
{
    /// <exception cref="FileRefusedException">The path may not be looked at.</exception>
    public static (Workspace Workspace, string Directory) Of(ToolCall call)
    {
        var path = call.Arguments.Text("path");
        if (string.IsNullOrWhiteSpace(path))
        {
            return call.Workspace.Root is { } root && IsInRepository(root) ? (call.Workspace, root)
                : throw new ToolFailureException(
                    ErrorCode.InvalidArgument,
                    "`path` is missing: name a directory inside the git repository to look at. It may be left out only " +
                    $"where the workspace is a repository; it is {call.Workspace.Root ?? "not set"}.");
        }

        var workspace = call.Workspace.Around(path);
        var (real, kind) = new FileGate(workspace).Locate(path);
        return (workspace, kind is PathKind.Directory ? real : Path.GetDirectoryName(real)!);
    }

    private static bool IsInRepository(string directory)
    {
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return true;
            }
        }

        return false;
    }
}
