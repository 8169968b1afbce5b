namespace Mcp.Daemon.Evidence;

/// <summary>Tells whether what went along with earlier turns of a thread makes sending a file again needless.</summary>
internal static class SentBefore
{
    /// <summary>Whether this content of this file is there, whole or with every line that the new question is about.</summary>
    /// <param name="earlier">The blocks that the request repeats.</param>
    public static bool Covers(QuestionFile file, IReadOnlyList<FileBlock> earlier, Focus focus)
    {
        var own = earlier.Where(block => block.Name == file.Name && block.Mark == file.Mark).ToList();
        if (own.Count == 0 || own.Exists(block => block.Lines == LineNumbers.All(file.Lines)))
        {
            return own.Count > 0;
        }

        var there = own.SelectMany(block => block.NumberedLines()).Select(line => line.Number).ToHashSet();
        return focus.LinesIn(file).Concat(FocusLines.OfNames(file, focus)).All(there.Contains);
    }
}
