namespace Mcp.Daemon.Storage;

/// <summary>
/// A database of the state directory could not be read or written; the message says which, why, and what to do. Whoever
/// stores decides what that means: a ledger goes on in memory, an answer is given without its thread.
/// </summary>
/// <param name="why">What was found and what to do, without a full stop.</param>
internal sealed class StorageException(StorageFault fault, string path, string why, Exception? inner = null)
    : Exception($"Using {path}: {why}.", inner)
{
    public StorageFault Fault { get; } = fault;

    public string Path { get; } = path;

    public string Why { get; } = why;
}

internal enum StorageFault
{
    /// <summary>Another process held the lock longer than we wait.</summary>
    Locked,

    DiskFull,

    /// <summary>No such directory, or not ours to open.</summary>
    Unreachable,

    Other,
}
