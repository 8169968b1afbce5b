using Microsoft.Win32.SafeHandles;

namespace Mcp.Daemon.Files;

/// <summary>A file that passed the gate: open, judged by what its handle leads to, and read from that handle only.</summary>
internal sealed class GatedFile(SafeFileHandle handle, string realPath, string name, long maxBytes) : IDisposable
{
    public string RealPath { get; } = realPath;

    /// <summary>How answers name it: relative to the workspace, forward slashes.</summary>
    public string Name { get; } = name;

    public long Length { get; } = RandomAccess.GetLength(handle);

    /// <exception cref="FileRefusedException">It grew past the cap while it was read.</exception>
    public byte[] ReadAll()
    {
        using var content = new MemoryStream((int)Math.Min(Length, Math.Min(maxBytes, int.MaxValue / 2)));
        var buffer = new byte[65_536];
        while (RandomAccess.Read(handle, buffer, content.Length) is var read and > 0)
        {
            if (content.Length + read > maxBytes)
            {
                throw FileGate.TooLarge(Name, content.Length + read, maxBytes);
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <summary>The beginning, to tell what kind of file it is.</summary>
    public byte[] ReadStart(int length)
    {
        var buffer = new byte[length];
        return buffer[..RandomAccess.Read(handle, buffer, 0)];
    }

    public void Dispose() => handle.Dispose();
}
