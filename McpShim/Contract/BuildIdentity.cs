using System.Text;

namespace Mcp.Contract;

/// <summary>
/// Names a build of the daemon by size and time of its files, so that a rebuilt shim never meets an old daemon.
/// One <c>stat</c> per file: reading the files would cost more than the whole start of a shim.
/// </summary>
internal static class BuildIdentity
{
    /// <summary>16 hexadecimal digits for the daemon that lies at <paramref name="executable"/>.</summary>
    public static string Of(string executable)
    {
        var directory = Path.GetDirectoryName(executable) ?? "";
        var name = Path.GetFileNameWithoutExtension(executable);
        var facts = new StringBuilder();
        // A native daemon is one file; a managed one is a launcher and the assemblies that change with the code.
        string[] files = [Path.GetFileName(executable), name + ".dll", "mcp-server.dll", "mcp-contract.dll"];
        foreach (var file in files.Distinct().Select(file => Path.Combine(directory, file)))
        {
            var info = new FileInfo(file);
            if (info.Exists)
            {
                facts.Append(info.Name).Append(' ').Append(info.Length).Append(' ').Append(info.LastWriteTimeUtc.Ticks).Append('\n');
            }
        }

        return Digest(facts.ToString());
    }

    /// <summary>
    /// FNV-1a in 64 bits, as hexadecimal digits. A name, not a secret: SHA-256 would load OpenSSL into every shim,
    /// which costs more than the rest of its start.
    /// </summary>
    public static string Digest(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        return hash.ToString("x16");
    }
}
