using Mcp.Daemon.Evidence;

namespace Mcp.Daemon.Threads;

/// <summary>A file as a thread remembers it.</summary>
/// <param name="Name">As answers name it: relative to the workspace, forward slashes.</param>
/// <param name="Hash">Hexadecimal SHA-256 of its text at that time, or the first digits of it.</param>
internal sealed record ThreadFile(string Name, string Hash)
{
    /// <summary>The lines that were sent; null for a file that was only named.</summary>
    public string? Lines { get; init; }

    public int Tokens { get; init; }

    /// <summary>Where the store keeps the block that was sent; null for a file that was only named.</summary>
    public string? BlockDigest { get; init; }

    /// <summary>The block to be stored; null on a turn that was read, whose blocks are fetched when they are wanted.</summary>
    public FileBlock? Block { get; init; }

    public static ThreadFile Sent(FileBlock block) => new(block.Name, block.Mark)
    {
        Lines = block.Lines, Tokens = block.Tokens, Block = block,
    };
}
