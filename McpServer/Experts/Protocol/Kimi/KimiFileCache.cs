using System.Security.Cryptography;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;

namespace Mcp.Daemon.Experts.Protocol.Kimi;

/// <summary>
/// Which files an account already holds, by content, so that none is uploaded twice: in memory per daemon, kept in a
/// file between daemons. Losing it costs uploads, nothing else.
/// </summary>
/// <param name="path">The file; beside the thread database, readable by its owner alone.</param>
internal sealed class KimiFileCache(string path, ProviderFiles files, TimeProvider time)
{
    /// <summary>How long an uploaded file is used; then it is uploaded anew and the old one deleted.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    // An expired file of an account that nobody used since: its account's key is gone, and so is our duty.
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(60);

    private readonly KimiFileTable _table = new(path);

    // One upload per content at a time. A fixed number of turns keeps memory flat; two files that share one wait for each other.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>The id of a file with that content, uploaded now if need be; at once by many, it is uploaded once.</summary>
    public async Task<string> IdAsync(
        ExpertEndpoint endpoint, AskContext context, string name, string mediaType, ReadOnlyMemory<byte> content, string purpose,
        Action heard, CancellationToken cancellationToken)
    {
        var digest = SHA256.HashData(content.Span);
        var hash = Convert.ToHexStringLower(digest);
        var turn = _turns[digest[0] % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (Find(endpoint, purpose, hash) is { } known)
            {
                return known.Id;
            }

            var file = await files.UploadAsync(endpoint, context, name, mediaType, content, purpose, heard, cancellationToken);
            _table.Change(entries => entries.Add(new KimiFileEntry(file.Id, endpoint.Fingerprint, purpose, hash, time.GetUtcNow() + Lifetime)));
            return file.Id;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A file that the provider no longer has; it is uploaded anew when next asked for.</summary>
    public void Forget(ExpertEndpoint endpoint, string id) =>
        _table.Change(entries => entries.RemoveAll(entry => entry.Id == id && entry.Fingerprint == endpoint.Fingerprint));

    /// <summary>Removes what has expired, at the provider too where that works; the caller's account only.</summary>
    /// <returns>How many files were deleted at the provider.</returns>
    public async Task<int> CleanUpAsync(ExpertEndpoint endpoint, AskContext context, Action heard, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var expired = new List<KimiFileEntry>();
        _table.Change(entries =>
        {
            expired.AddRange(entries.Where(entry => entry.Expires <= now && entry.Fingerprint == endpoint.Fingerprint));
            entries.RemoveAll(entry => expired.Contains(entry) || entry.Expires + Forgotten <= now);
        });

        var deleted = 0;
        foreach (var entry in expired)
        {
            try
            {
                await files.DeleteAsync(endpoint, context, entry.Id, heard, cancellationToken);
                deleted++;
            }
            catch (ExpertFailureException)
            {
                // Best effort: the provider expires files by itself, and the next upload works without.
            }
        }

        return deleted;
    }

    private KimiFileEntry? Find(ExpertEndpoint endpoint, string purpose, string hash) => _table.Read().FirstOrDefault(entry =>
        entry.Hash == hash && entry.Purpose == purpose && entry.Fingerprint == endpoint.Fingerprint && entry.Expires > time.GetUtcNow());
}
