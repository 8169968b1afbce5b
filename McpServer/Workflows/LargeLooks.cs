using Mcp.Daemon.Evidence;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// Lets one large look run at a time, and gives its memory back when it is over. Code that is taken apart needs some forty
/// bytes for each of its characters: four editors that look at a whole repository at once would need gigabytes, and a
/// daemon that then idles collects nothing by itself.
/// </summary>
internal sealed class LargeLooks : IDisposable
{
    /// <summary>Characters; a smaller look needs less than 100 MB and is over within half a second.</summary>
    public const long Large = 2 << 20;

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Runs a look: at once when its files are few, else when no other large one runs.</summary>
    /// <param name="waits">Told when it has to wait.</param>
    public async Task<LocalEvidence> InTurnAsync(
        IReadOnlyList<QuestionFile> files, Action waits, Func<Task<LocalEvidence>> look, CancellationToken cancellationToken)
    {
        if (files.Sum(file => (long)file.Text.Length) < Large)
        {
            return await look();
        }

        if (!_one.Wait(0, CancellationToken.None))
        {
            waits();
            await _one.WaitAsync(cancellationToken);
        }

        try
        {
            return await look();
        }
        finally
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
