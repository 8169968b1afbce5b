using System.Security.Cryptography;
using System.Text;

namespace Mcp.Daemon.Files.Reading;

/// <summary>One text file as an expert gets it: named, its lines numbered, fenced so that its content stays data.</summary>
internal sealed record QuestionFile(string Name, string Text)
{
    public int Lines { get; } = Text.Length == 0 ? 0 : Text.AsSpan().Count('\n') + (Text[^1] == '\n' ? 0 : 1);

    /// <summary>
    /// The file with numbered lines between two marks that hold a digest of it: no content can write the closing mark
    /// of its own fence, and the same content always gives the same bytes, so that a provider's cache hits.
    /// </summary>
    public string Render()
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..8];
        var text = new StringBuilder(Text.Length + (Lines * 8) + 100);
        text.Append($"<file name=\"{Name}\" lines=\"{Lines}\" mark=\"{mark}\">\n");
        var number = 0;
        foreach (var line in Text.AsSpan().TrimEnd('\n').EnumerateLines())
        {
            text.Append(++number).Append("│ ").Append(line).Append('\n');
        }

        return text.Append($"</file {mark}>\n").ToString();
    }
}
