namespace Mcp.Daemon.Evidence;

/// <summary>What of the files goes into one question.</summary>
/// <param name="Blocks">Whole files and parts, the most telling first; this very text is what is sent.</param>
/// <param name="Cut">Files that did not go, and those that went in part.</param>
/// <param name="Index">The list of files that did not go, for the question, so that the expert can ask for one; null when all went.</param>
internal sealed record FittedFiles(IReadOnlyList<FileBlock> Blocks, OmittedFiles Cut, string? Index)
{
    /// <summary>Blocks and index, as they stand in the question.</summary>
    public string Text => string.Concat([.. Blocks.Select(block => block.Text), Index]);
}
