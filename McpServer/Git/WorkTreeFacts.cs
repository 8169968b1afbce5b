using System.Security.Cryptography;
using System.Text;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>What files of a work tree hold at this moment, told by digests; all through the file gate, none through git.</summary>
internal sealed class WorkTreeFacts(Repository repository, Workspace workspace, ChangeBudget budget)
{
    private readonly FileGate _gate = new(workspace);

    /// <summary>
    /// The digest of a file's content; its size and time when it is too long or too much was read already. A file that
    /// may not or cannot be read is a fact like any other.
    /// </summary>
    public string Of(string path)
    {
        var full = Path.Combine(repository.Root, path);
        if (new FileInfo(full).LinkTarget is { } target)
        {
            return $"link: {target}";
        }

        try
        {
            using var file = _gate.Open(full, long.MaxValue);
            return file.Length <= budget.Limits.MaxFileBytes && budget.TakeFiles(1) == 1 && budget.TryTakeWorkTree(file.Length)
                ? BlobId(file.ReadAll())
                : $"large: {file.Length} {File.GetLastWriteTimeUtc(file.RealPath).Ticks}";
        }
        catch (FileRefusedException e)
        {
            return $"refused: {e.Refusal.Kind}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"unreadable: {e.GetType().Name}";
        }
    }

    /// <summary>Whether git lists a file by its time stamp alone: its content and mode are those of the index.</summary>
    public static bool IsOnlyTouched(RawDiff entry, string fact) =>
        entry.Kind is ChangeKind.Modified && entry.OldMode == entry.NewMode && entry.OldId == fact;

    /// <summary>The name git gives a content, so that it can be compared with the index without asking.</summary>
    private string BlobId(byte[] bytes)
    {
        // Git's naming, not a safeguard: whoever forges a SHA-1 has git itself believe it.
        using var hash = IncrementalHash.CreateHash(repository.IsSha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
