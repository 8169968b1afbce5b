namespace Mcp.Shim.Relaying;

/// <summary>
/// Keeps a shim small under load. Left to itself the runtime lets garbage grow to the size of the processor's
/// cache before it first collects, tens of megabytes in every editor's shim; what is alive here is a few kilobytes,
/// so collecting early costs next to nothing.
/// </summary>
internal sealed class SmallHeap
{
    // About a thousand messages; a collection of this heap takes some 0.1 ms.
    private const long CollectEvery = 512 << 10;

    // One large frame: its buffers lie where only a full collection looks.
    private const long LargeGrowth = 4 << 20;

    private long _collectedAt = GC.GetTotalAllocatedBytes();

    /// <summary>To be called between reads, not between lines.</summary>
    public void Trim()
    {
        var grown = GC.GetTotalAllocatedBytes() - _collectedAt;
        if (grown < CollectEvery)
        {
            return;
        }

        if (grown < LargeGrowth)
        {
            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        }
        else
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        _collectedAt = GC.GetTotalAllocatedBytes();
    }
}
