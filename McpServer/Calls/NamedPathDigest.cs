using System.Security.Cryptography;
using System.Text;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Calls;

/// <summary>
/// What a path that a call names holds at this moment: the digest of a file's content, for a directory that of its
/// listing. A path that may not or cannot be read is a fact like any other, not a failure: the tool will say so.
/// </summary>
internal static class NamedPathDigest
{
    // Past this a file is told by size and time: reading it twice would cost more than a question too many.
    private const long MaxHashed = 16 << 20;

    // A listing is told by sizes and times of this many entries at most; a tool that sends more of a directory than
    // that meets the limits of every model first.
    private const int MaxEntries = 5_000;

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint,
    };

    public static string Of(Workspace workspace, string path)
    {
        try
        {
            var gate = new FileGate(workspace.Around(path));
            var (real, kind) = gate.Locate(path);
            return kind is PathKind.Directory ? OfListing(real) : OfFile(gate, path, real);
        }
        catch (FileRefusedException e)
        {
            return $"refused: {e.Refusal.Kind}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"unreadable: {e.GetType().Name}";
        }
    }

    private static string OfFile(FileGate gate, string path, string real)
    {
        if (new FileInfo(real) is { Exists: true, Length: > MaxHashed } large)
        {
            return $"large: {large.Length} {large.LastWriteTimeUtc.Ticks}";
        }

        using var file = gate.Open(path, MaxHashed);
        return Convert.ToHexStringLower(SHA256.HashData(file.ReadAll()));
    }

    private static string OfListing(string directory)
    {
        var lines = new DirectoryInfo(directory).EnumerateFiles("*", Everything)
            .Take(MaxEntries)
            .Select(file => $"{file.FullName}\0{file.Length}\0{file.LastWriteTimeUtc.Ticks}")
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }
}
