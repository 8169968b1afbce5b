using System.Text;

namespace Mcp.Shim.Terminal;

/// <summary>
/// Where the terminal commands write: answers to stdout, everything else to stderr. The one place of this process
/// besides the relay that touches the standard streams; a relay never makes one.
/// </summary>
internal sealed class Output : IDisposable
{
    // No byte order mark: what is written may be the input of another program.
    private static readonly UTF8Encoding Utf8 = new(false);

    private readonly StreamWriter _answers = new(Console.OpenStandardOutput(), Utf8) { NewLine = "\n" };
    private readonly StreamWriter _notes = new(Console.OpenStandardError(), Utf8) { NewLine = "\n", AutoFlush = true };

    /// <summary>stdout, for what writes pages of its own.</summary>
    public TextWriter Answers => _answers;

    /// <summary>stderr, likewise.</summary>
    public TextWriter Notes => _notes;

    /// <summary>One text with the line feed it may lack.</summary>
    public void Answer(string text)
    {
        _answers.Write(Printable(text));
        if (!text.EndsWith('\n'))
        {
            _answers.WriteLine();
        }

        _answers.Flush();
    }

    /// <summary>A line that is already JSON.</summary>
    public void Json(string line)
    {
        _answers.WriteLine(line);
        _answers.Flush();
    }

    /// <summary>A sentence for the person at the terminal.</summary>
    public void Note(string text) => _notes.WriteLine(Printable(text));

    /// <summary>
    /// Without what steers a terminal: the text may come from a model, a file or a commit, and an escape sequence in
    /// it could rewrite what the user sees.
    /// </summary>
    public static string Printable(string text) =>
        text.Any(IsSteering) ? string.Concat(text.Select(c => IsSteering(c) ? '\uFFFD' : c)) : text;

    public void Dispose()
    {
        try
        {
            _answers.Dispose();
            _notes.Dispose();
        }
        catch (IOException)
        {
            // Whoever read has left; the exit code says so already.
        }
    }

    private static bool IsSteering(char c) => char.IsControl(c) && c is not ('\n' or '\t' or '\r');
}
