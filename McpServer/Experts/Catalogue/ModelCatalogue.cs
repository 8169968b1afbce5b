namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>
/// The models there are, for the whole daemon: what is shipped with the user's own file laid over it. Looked at on
/// use, at most once a second; a file that is broken leaves the last sound catalogue in force.
/// </summary>
internal sealed class ModelCatalogue
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly CatalogueFile[] _files;
    private readonly TimeProvider _time;
    private long _looked;
    private CatalogueState _state;

    /// <param name="files">Paths, weakest first; one that does not exist states nothing.</param>
    /// <param name="time">The clock between two looks.</param>
    public ModelCatalogue(IEnumerable<string> files, TimeProvider time)
    {
        _files = [.. files.Select(path => new CatalogueFile(path))];
        _time = time;
        _looked = time.GetTimestamp();
        _state = new CatalogueState(CatalogueSnapshot.Empty, []);
        foreach (var file in _files)
        {
            file.Refresh();
        }

        // Nothing is in force yet: as many layers, from the shipped one on, as fit together.
        for (var count = 1; count <= _files.Length; count++)
        {
            _state = Composed(_files[..count]);
        }
    }

    public CatalogueState Current
    {
        get
        {
            lock (_lock)
            {
                if (_time.GetElapsedTime(_looked) >= Interval)
                {
                    _looked = _time.GetTimestamp();
                    if (Array.ConvertAll(_files, file => file.Refresh()).Contains(true))
                    {
                        _state = Composed(_files);
                    }
                }

                return _state;
            }
        }
    }

    private CatalogueState Composed(CatalogueFile[] files)
    {
        var snapshot = CatalogueMerge.Of(files.Select(file => file.Sound));
        var unfit = CatalogueMerge.Faults(snapshot);
        return new CatalogueState(
            unfit.Count == 0 ? snapshot : _state.Snapshot,
            [.. files.SelectMany(file => file.Faults), .. unfit.Select(fault => $"{files[^1].Path}: {fault}")]);
    }
}

/// <summary>The catalogue in force, and what is wrong with the files as they are now, one sentence each.</summary>
internal sealed record CatalogueState(CatalogueSnapshot Snapshot, IReadOnlyList<string> Faults);
