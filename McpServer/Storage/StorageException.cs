namespace Mcp.Daemon.Storage;

/// <summary>
/// A database of the state directory could not be read or written; the message says which, why, and what to do. Whoever
/// stores decides what that means: a ledger goes on in memory, a thread cannot.
/// </summary>
internal sealed class StorageException(StorageFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public StorageFault Fault { get; } = fault;
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
