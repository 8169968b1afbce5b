namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// The body of an answer as it comes off the socket: every read that brings bytes is heard, and what grows past its
/// limit without a frame is refused before it fills the memory.
/// </summary>
/// <param name="heard">The caller's silence clock.</param>
internal sealed class HeardStream(Stream source, Action heard) : Stream
{
    // Frames end with a blank line, which some servers leave out after the last: it is added, and hurts no other.
    private static readonly byte[] BlankLine = "\n\n"u8.ToArray();

    private ReadOnlyMemory<byte> _peeked;
    private long _sinceFrame;
    private bool _blankLineGiven;

    /// <summary>Whether the source has ended: what is parsed now is the last there is.</summary>
    public bool Ended { get; private set; }

    /// <summary>Whether a blank line stands behind the end; of use to server-sent events only.</summary>
    public bool EndsWithBlankLine { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes that may come without <see cref="FrameTaken"/>.</summary>
    public int Limit { get; set; } = AnswerLimits.Frame;

    public void FrameTaken() => _sinceFrame = 0;

    /// <summary>The first byte that is no white space, which stays to be read; null when there is none.</summary>
    public async Task<byte?> PeekAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var filled = 0;
        while (filled < buffer.Length)
        {
            var read = await FromSourceAsync(buffer.AsMemory(filled), cancellationToken);
            if (read == 0)
            {
                break;
            }

            filled += read;
            _peeked = buffer.AsMemory(0, filled);
            var first = _peeked.Span.IndexOfAnyExcept(" \t\r\n\uFEFF"u8);
            if (first >= 0)
            {
                return _peeked.Span[first];
            }
        }

        return null;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_peeked.Length > 0)
        {
            var count = Math.Min(_peeked.Length, buffer.Length);
            _peeked[..count].CopyTo(buffer);
            _peeked = _peeked[count..];
            return count;
        }

        var read = Ended ? 0 : await FromSourceAsync(buffer, cancellationToken);
        if (read > 0 || !EndsWithBlankLine || _blankLineGiven || buffer.Length < BlankLine.Length)
        {
            return read;
        }

        _blankLineGiven = true;
        BlankLine.CopyTo(buffer);
        return BlankLine.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> FromSourceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = await source.ReadAsync(buffer, cancellationToken);
        if (read == 0)
        {
            Ended = true;
            return 0;
        }

        heard();
        _sinceFrame += read;
        return _sinceFrame <= Limit ? read : throw new AnswerTooLargeException(Limit);
    }
}

/// <summary>An answer, or one frame of it, is larger than any answer is.</summary>
internal sealed class AnswerTooLargeException(int limit) : IOException($"More than {limit >> 20} MiB came without an end.");
