using System.Buffers.Text;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Evidence;

/// <summary>The <c>images</c> argument: paths and data URLs made content of a question, or a fault that names the image.</summary>
internal static class ImageArgument
{
    /// <summary>More pictures than this are a film; providers stop at ten or so.</summary>
    public const int Most = 10;

    /// <summary>20 MB: what Moonshot and OpenAI take for one image at most.</summary>
    public const long MaxBytes = 20_000_000;

    /// <exception cref="ToolFailureException">An image that is too large, is none, or cannot be read.</exception>
    public static IReadOnlyList<(string Name, DataContent Content)> Read(Workspace workspace, IReadOnlyList<string> images)
    {
        if (images.Count > Most)
        {
            throw new ToolFailureException(
                ErrorCode.InvalidArgument, $"Reading images: {images.Count} were given, at most {Most} can be sent with one question.");
        }

        var gate = new FileGate(workspace);
        return [.. images.Select((image, index) =>
            image.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? OfDataUrl(image, index + 1) : OfFile(gate, image))];
    }

    private static (string, DataContent) OfFile(FileGate gate, string path) => RefusalFailures.Guarded(() =>
    {
        using var file = gate.Open(path, MaxBytes);
        return (file.Name, Content(file.Name, file.ReadAll()));
    });

    private static (string, DataContent) OfDataUrl(string url, int number)
    {
        var name = $"image {number} (data URL)";
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !url.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase)
            || !Base64.IsValid(url.AsSpan(comma + 1), out var length))
        {
            throw Fault(name, "it is no data URL of the form data:image/png;base64,…");
        }

        return length > MaxBytes
            ? throw TooLarge(name, length)
            : (name, Content(name, Convert.FromBase64String(url[(comma + 1)..])));
    }

    private static DataContent Content(string name, byte[] bytes) =>
        new(bytes, MediaType(name, bytes)) { Name = name };

    // By content: a file may be called anything, and a provider's own complaint comes late and is hard to read.
    private static string MediaType(string name, ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => throw Fault(name, "its content is no PNG, JPEG, GIF or WebP"),
    };

    private static ToolFailureException Fault(string name, string why) =>
        new(ErrorCode.InvalidArgument, $"Reading {name}: {why}. Nothing was sent.");

    private static ToolFailureException TooLarge(string name, long bytes) =>
        new(ErrorCode.TooLarge, $"Reading {name}: it has {bytes:N0} bytes, at most {MaxBytes:N0} can be sent. Nothing was sent; scale it down.");
}
