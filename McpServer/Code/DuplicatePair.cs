namespace Mcp.Daemon.Code;

/// <summary>The same code at two places.</summary>
/// <param name="FirstPath">The file that comes first among those that were looked at.</param>
/// <param name="FirstLine">Where it begins there, counted from 1.</param>
/// <param name="SecondPath">The other file, or the same one.</param>
/// <param name="SecondLine">Where it begins there.</param>
/// <param name="Lines">How many lines of code agree; blank ones, comments and lines of brackets alone are not counted.</param>
internal sealed record DuplicatePair(string FirstPath, int FirstLine, string SecondPath, int SecondLine, int Lines)
{
    /// <summary>The line on which the code ends at the first place.</summary>
    public int FirstEndLine { get; init; }

    /// <summary>The line on which it ends at the second.</summary>
    public int SecondEndLine { get; init; }
}
