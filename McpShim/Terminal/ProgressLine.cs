namespace Mcp.Shim.Terminal;

/// <summary>
/// One line on stderr that shows how far a call is, rewritten in place and gone at the end. Nothing at all when
/// stderr is no terminal.
/// </summary>
internal sealed class ProgressLine(Output output, bool enabled) : IDisposable
{
    // Carriage return, then erase to the end of the line.
    private const string Clear = "\r\e[K";

    // What a terminal that does not know its size is taken for.
    private const int Unsized = 79;

    private bool _shown;

    public static ProgressLine For(Output output) =>
        new(output, !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb");

    /// <summary>Whether there is anyone to see it, and so a reason to ask the daemon for progress.</summary>
    public bool IsEnabled => enabled;

    public void Show(string text)
    {
        if (enabled)
        {
            var line = Output.Printable(text).ReplaceLineEndings(" ");
            var room = Console.WindowWidth is > 1 and var width ? width - 1 : Unsized;
            output.Notes.Write(Clear + (line.Length <= room ? line : line[..(room - 1)] + "…"));
            _shown = true;
        }
    }

    public void Dispose()
    {
        if (_shown)
        {
            output.Notes.Write(Clear);
            _shown = false;
        }
    }
}
