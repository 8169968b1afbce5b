using Mcp.Daemon.Code;

namespace Mcp.Daemon.Evidence;

/// <summary>Which of the files that were read the foremost ones import: the next best to send.</summary>
internal static class ImportedFiles
{
    /// <summary>
    /// Characters that are looked through for it: about a second's work. Of more files the small ones are looked at, since
    /// they are also those that have a chance to fit.
    /// </summary>
    private const long MostLooked = 4 << 20;

    public static IReadOnlySet<QuestionFile> Of(IReadOnlyList<QuestionFile> importers, IReadOnlyList<QuestionFile> others)
    {
        var left = MostLooked;
        var looked = others.Where(file => Languages.IsCode(Languages.Of(file.Name))).OrderBy(file => file.Text.Length)
            .TakeWhile(file => (left -= file.Text.Length) >= 0).ToList();
        if (importers.Count == 0 || looked.Count == 0)
        {
            return new HashSet<QuestionFile>();
        }

        var names = importers.Select(file => file.Name).ToHashSet();
        // What is looked at is bounded above: nobody has to stop it.
        var needed = ImportGraph.Of([.. importers.Concat(looked).DistinctBy(file => file.Name).Select(file => new SourceFile(file.Name, file.Text))], CancellationToken.None)
            .Where(edge => names.Contains(edge.From))
            .Select(edge => edge.To)
            .ToHashSet();
        return looked.Where(file => needed.Contains(file.Name)).ToHashSet();
    }
}
