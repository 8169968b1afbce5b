using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Git;

/// <summary>Collects what is left out of one change: each file with its reason, and how many more when they are many.</summary>
internal sealed class Omissions(int maxListed)
{
    private readonly List<OmittedFile> _cut = [];
    private readonly List<OmittedFile> _withheld = [];
    private readonly List<string> _unscanned = [];

    public IReadOnlyList<OmittedFile> CutFiles => Bounded(_cut);

    public IReadOnlyList<OmittedFile> WithheldFiles => Bounded(_withheld);

    public IReadOnlyList<string> UnscannedFiles =>
        _unscanned.Count <= maxListed
            ? _unscanned
            : [.. _unscanned.Take(maxListed), $"… and {_unscanned.Count - maxListed} more"];

    public void Cut(string file, string why) => AddOnce(_cut, new OmittedFile(file, why));

    public void Withhold(string file, string why) => AddOnce(_withheld, new OmittedFile(file, why));

    /// <summary>A file whose content no check has seen, though nothing forbids it.</summary>
    public void Unscanned(string file, string why) => _unscanned.Add($"{file}: {why}");

    private static void AddOnce(List<OmittedFile> list, OmittedFile file)
    {
        if (!list.Contains(file))
        {
            list.Add(file);
        }
    }

    private List<OmittedFile> Bounded(List<OmittedFile> list) =>
        list.Count <= maxListed
            ? list
            : [.. list.Take(maxListed), new OmittedFile($"… and {list.Count - maxListed} more files", list[maxListed].Why)];
}
