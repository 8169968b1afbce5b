namespace Mcp.Daemon.Code;

/// <summary>A call as it stands in the code, and what is at its two ends as far as names tell.</summary>
/// <param name="Name">What is called, by the name that stands there.</param>
/// <param name="Path">The file of the call.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Text">The line without its indentation, cut.</param>
internal sealed record CallLink(string Name, string Path, int Line, string Text)
{
    /// <summary>The function that the call stands in; null at the top of a file.</summary>
    public Symbol? Caller { get; init; }

    /// <summary>What is called; null when it is declared in none of the files, or when several could be meant.</summary>
    public Symbol? Target { get; init; }

    /// <summary>How many declarations could be meant when it is not one.</summary>
    public int Candidates { get; init; }

    /// <summary>Whether more than the bare name speaks for it: the type before the dot, an import, the code around.</summary>
    public bool IsSure { get; init; }
}
