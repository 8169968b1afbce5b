namespace Mcp.Shim.Relaying;

/// <summary>
/// A JSON-RPC batch of MCP 2025-03-26, unrolled for the daemon: gathers the answers of its members and gives them
/// out as one array when the last is there. Members that are owed nothing leave nothing.
/// </summary>
internal sealed class Batch
{
    private readonly Lock _lock = new();
    private readonly List<byte[]> _answers = [];

    // One for the batch itself, until all its members are known.
    private int _owed = 1;

    public void Owe()
    {
        lock (_lock)
        {
            _owed++;
        }
    }

    /// <summary>Adds a member's answer; the whole array when it was the last one owed, else null.</summary>
    public byte[]? Add(ReadOnlySpan<byte> answer)
    {
        lock (_lock)
        {
            _answers.Add(answer.TrimEnd("\r\n"u8).ToArray());
            return Settle();
        }
    }

    /// <summary>A member was cancelled, or the batch is read to its end; the whole array when nothing else is owed.</summary>
    public byte[]? Settle()
    {
        lock (_lock)
        {
            return --_owed == 0 && _answers.Count > 0 ? Joined() : null;
        }
    }

    private byte[] Joined()
    {
        using var array = new MemoryStream(_answers.Sum(answer => answer.Length + 1) + 2);
        array.WriteByte((byte)'[');
        for (var i = 0; i < _answers.Count; i++)
        {
            if (i > 0)
            {
                array.WriteByte((byte)',');
            }

            array.Write(_answers[i]);
        }

        array.Write("]\n"u8);
        return array.ToArray();
    }
}
