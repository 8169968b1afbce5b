using System.Security.Cryptography;
using System.Text;

namespace Mcp.Daemon.Evidence;

/// <summary>One text file as it was read for a question: whole, with what tells it apart from any other content.</summary>
internal sealed class QuestionFile
{
    /// <param name="name">As answers name it: relative to the workspace, forward slashes.</param>
    /// <param name="realPath">Where it lies, links resolved.</param>
    /// <param name="text">With plain line feeds.</param>
    /// <param name="isNamed">Whether it was named itself, not only through a directory.</param>
    public QuestionFile(string name, string realPath, string text, bool isNamed)
    {
        (Name, RealPath, Text, IsNamed) = (name, realPath, text, isNamed);
        Lines = text.Length == 0 ? 0 : text.AsSpan().Count('\n') + (text[^1] == '\n' ? 0 : 1);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    public string Name { get; }

    public string RealPath { get; }

    public string Text { get; }

    public bool IsNamed { get; }

    /// <summary>Whether the question's own words name it, though only a directory was given.</summary>
    public bool IsSought { get; init; }

    /// <summary>Lines end at line feeds; an end of the text after one begins no line.</summary>
    public int Lines { get; }

    /// <summary>SHA-256 of the text, 64 hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>The digits of the hash that fence its blocks.</summary>
    public string Mark => Hash[..8];

    /// <summary>The content of each line, in order.</summary>
    public string[] AllLines() => Lines == 0 ? [] : (Text[^1] == '\n' ? Text[..^1] : Text).Split('\n');
}
