using Mcp.Daemon.Code;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Words;

/// <summary>Which files an investigation has named to be read.</summary>
internal static class NamedFiles
{
    /// <summary>Whether some step named a file by itself or with its directory.</summary>
    /// <param name="name">As answers name it.</param>
    public static bool Have(Investigation investigation, string name) => investigation.RelevantFiles
        .Select(file => WrittenPath.Normal(file).TrimEnd('/'))
        .Any(file => file is "." or "" || name == file || file.EndsWith("/" + name, StringComparison.Ordinal) || name.StartsWith(file + "/", StringComparison.Ordinal));
}
