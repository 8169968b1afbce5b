namespace Mcp.Daemon.Evidence;

/// <summary>The order in which files get a question's room.</summary>
/// <param name="First">Named themselves, in the order given; then those that the change touches, that a place lies in or that the words name.</param>
/// <param name="Others">Those that the first import, then the rest; in each the small before the large, ties by name.</param>
internal sealed record FileRanking(IReadOnlyList<QuestionFile> First, IReadOnlyList<QuestionFile> Others)
{
    public IEnumerable<QuestionFile> All => First.Concat(Others);

    public static FileRanking Of(IReadOnlyList<QuestionFile> files, Focus focus)
    {
        QuestionFile[] first =
        [
            .. files.Where(file => file.IsNamed),
            .. SmallFirst(files.Where(file => !file.IsNamed && (focus.ChangedFiles.Contains(file.RealPath) || focus.HasPlaceIn(file) || file.IsSought))),
        ];
        var rest = files.Except(first).ToList();
        var imported = ImportedFiles.Of(first, rest);
        return new FileRanking(
            first, [.. SmallFirst(rest.Where(imported.Contains)), .. SmallFirst(rest.Where(file => !imported.Contains(file)))]);
    }

    private static IEnumerable<QuestionFile> SmallFirst(IEnumerable<QuestionFile> files) =>
        files.OrderBy(file => file.Text.Length).ThenBy(file => file.Name, StringComparer.Ordinal);
}
