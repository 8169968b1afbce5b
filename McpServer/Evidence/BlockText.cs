using System.Globalization;
using System.Text;

namespace Mcp.Daemon.Evidence;

/// <summary>
/// How a file stands in a question: its lines numbered, between two marks that hold a digest of it. The same content
/// always gives the same bytes, so that a provider's cache hits.
/// </summary>
/// <remarks>
/// Nothing inside can end the block: each line begins with its number, a name is escaped, and the closing mark holds a
/// digest of the very content that would have to quote it.
/// </remarks>
internal static class BlockText
{
    public const string Begin = "<file name=\"";

    /// <summary>The block of a whole file.</summary>
    public static string Whole(QuestionFile file)
    {
        var text = new StringBuilder(file.Text.Length + (file.Lines * 8) + 100);
        text.Append(Opening(file, null));
        foreach (var (index, line) in file.AllLines().Index())
        {
            text.Append(Line(index + 1, line));
        }

        return text.Append(Closing(file)).ToString();
    }

    /// <summary>The block of a text that is no file of the workspace, such as what a provider read out of a document.</summary>
    public static string Whole(string name, string text) => Whole(new QuestionFile(name, name, text, isNamed: true));

    /// <param name="shown">The lines that are in the block, <c>1-40,80-95</c>; null for all.</param>
    public static string Opening(QuestionFile file, string? shown) =>
        $"{Begin}{Escaped(file.Name)}\" lines=\"{file.Lines}\"{(shown is null ? "" : $" shown=\"{shown}\"")} mark=\"{file.Mark}\">\n";

    public static string Closing(QuestionFile file) => $"</file {file.Mark}>\n";

    // A bare carriage return would look like a line without a number.
    public static string Line(int number, string content) => $"{number}{FileBlock.Bar} {content.Replace('\r', '␍')}\n";

    /// <summary>A file's name, whatever its characters, on one line and within its quotation marks.</summary>
    public static string Escaped(string name)
    {
        if (!name.Any(IsEscaped))
        {
            return name;
        }

        var text = new StringBuilder();
        foreach (var c in name)
        {
            text.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ when IsEscaped(c) => string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};"),
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }

    private static bool IsEscaped(char c) => c is '&' or '<' or '>' or '"' or '\u2028' or '\u2029' || char.IsControl(c);
}
