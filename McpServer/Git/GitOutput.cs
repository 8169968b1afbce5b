using System.Text;

namespace Mcp.Daemon.Git;

/// <summary>What a run of git left: exit code, output (cut when <see cref="Truncated"/>), and its complaint.</summary>
internal sealed record GitOutput(int ExitCode, byte[] Bytes, string Error, bool Truncated)
{
    public bool Succeeded => ExitCode == 0 || Truncated;

    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The first line, without its end; what most questions are answered with.</summary>
    public string Line => Text.Split('\n', 2)[0];

    /// <summary>The parts of a <c>-z</c> output; a last part that was cut is dropped.</summary>
    public IReadOnlyList<string> Parts => Text.Split('\0')[..^1];
}
