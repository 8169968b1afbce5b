namespace Mcp.Contract;

/// <summary>
/// Cuts a stream of bytes into lines: bytes come in as they arrive, whole lines go out without their line feed.
/// A line over the limit is dropped up to its end, so that the stream goes on; its first bytes are kept for its id.
/// </summary>
internal sealed class LineBuffer(int maxLine)
{
    /// <summary>32 MiB: what a line may hold inward. Far above any call, far below what would hurt the daemon.</summary>
    public const int DefaultMaxLine = 32 << 20;

    // One read of a pipe: the usual socket buffer is larger, but lines are mostly under 1 KiB.
    private const int ReadSize = 16 << 10;

    // What is left of a dropped line: enough for an id anywhere but behind a long params.
    private const int PrefixSize = 4 << 10;

    private byte[] _bytes = new byte[ReadSize];
    private int _start;
    private int _end;
    private int _scanned;
    private bool _dropping;

    /// <summary>Room for the next read; never empty.</summary>
    public Memory<byte> Room()
    {
        if (_start == _end)
        {
            Reset();
        }

        if (_end == _bytes.Length)
        {
            Grow();
        }

        return _bytes.AsMemory(_end);
    }

    /// <summary>Takes over what a read put into <see cref="Room"/>.</summary>
    public void Added(int count) => _end += count;

    /// <summary>The next whole line, valid until the next call of <see cref="Room"/>.</summary>
    /// <param name="line">The bytes without line feed; for a line over the limit, its first bytes.</param>
    /// <param name="tooLong">Whether the line was over the limit and the rest of it is gone.</param>
    public bool TryTake(out ReadOnlyMemory<byte> line, out bool tooLong)
    {
        var feed = _bytes.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
        if (feed >= 0)
        {
            var lineEnd = _scanned + feed;
            tooLong = _dropping || lineEnd - _start > maxLine;
            line = _bytes.AsMemory(_start, tooLong ? Math.Min(PrefixSize, lineEnd - _start) : lineEnd - _start);
            _start = _scanned = lineEnd + 1;
            _dropping = false;
            return true;
        }

        _scanned = _end;
        if (_end - _start > maxLine)
        {
            _dropping = true;
        }

        if (_dropping && _end - _start > PrefixSize)
        {
            _end = _scanned = _start + PrefixSize;
        }

        line = default;
        tooLong = false;
        return false;
    }

    /// <summary>What is left when the stream has ended without a line feed.</summary>
    public ReadOnlyMemory<byte> Rest() => _bytes.AsMemory(_start, _end - _start);

    private void Reset()
    {
        _start = _end = _scanned = 0;
        if (_bytes.Length > ReadSize * 4)
        {
            _bytes = new byte[ReadSize]; // a large line must not stay resident
        }
    }

    private void Grow()
    {
        var length = _end - _start;
        var target = _start > _bytes.Length / 2 ? _bytes : new byte[Math.Min((long)_bytes.Length * 2, Array.MaxLength)];
        Buffer.BlockCopy(_bytes, _start, target, 0, length);
        _bytes = target;
        _scanned -= _start;
        _start = 0;
        _end = length;
    }
}
