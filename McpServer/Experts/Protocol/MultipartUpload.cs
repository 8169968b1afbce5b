using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// A form with a purpose and one file, written as browsers write it: names in quotes, a type on the file, its name in
/// UTF-8, the boundary without quotes. The library's own form does none of these, and some servers are particular.
/// </summary>
internal sealed class MultipartUpload : HttpContent
{
    private readonly byte[] _head;
    private readonly ReadOnlyMemory<byte> _file;
    private readonly byte[] _tail;

    public MultipartUpload(string purpose, string fileName, string mediaType, ReadOnlyMemory<byte> file)
    {
        var boundary = $"mcp-expert-{Guid.NewGuid():N}";
        _file = file;
        _head = Encoding.UTF8.GetBytes(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n{purpose}\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{Quoted(fileName)}\"\r\n"
            + $"Content-Type: {mediaType}\r\n\r\n");
        _tail = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_head, cancellationToken);
        await stream.WriteAsync(_file, cancellationToken);
        await stream.WriteAsync(_tail, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + _file.Length + _tail.Length;
        return true;
    }

    // As the HTML standard escapes it.
    private static string Quoted(string name) => name
        .Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
