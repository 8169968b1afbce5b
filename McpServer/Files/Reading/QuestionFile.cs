using System.Security.Cryptography;
using System.Text;

namespace Mcp.Daemon.Files.Reading;

/// <summary>One text file as an expert gets it: named, its lines numbered, fenced so that its content stays data.</summary>
internal sealed record QuestionFile(string Name, string Text)
{
    public int Lines { get; } = Text.Length == 0 ? 0 : Text.AsSpan().Count('\n') + (Text[^1] == '\n' ? 0 : 1);

    /// <summary>Whether one of the texts holds this very file with this very content.</summary>
    public bool IsIn(IEnumerable<string> texts)
    {
        var opening = Opening;
        return texts.Any(text => text.Contains(opening, StringComparison.Ordinal));
    }

    private string Mark { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..8];

    private string Opening => $"<file name=\"{Name}\" lines=\"{Lines}\" mark=\"{Mark}\">\n";

    /// <summary>
    /// The file with numbered lines between two marks that hold a digest of it: no content can write the closing mark
    /// of its own fence, and the same content always gives the same bytes, so that a provider's cache hits.
    /// </summary>
    public string Render()
    {
        var text = new StringBuilder(Text.Length + (Lines * 8) + 100);
        text.Append(Opening);
        var number = 0;
        foreach (var line in Text.AsSpan().TrimEnd('\n').EnumerateLines())
        {
            text.Append(++number).Append("│ ").Append(line).Append('\n');
        }

        return text.Append($"</file {Mark}>\n").ToString();
    }
}
