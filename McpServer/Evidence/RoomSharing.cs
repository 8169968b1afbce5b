using Mcp.Daemon.Tokens;

namespace Mcp.Daemon.Evidence;

/// <summary>Gives the files of one question their room, in the order of their rank. One per question.</summary>
internal sealed class RoomSharing(Focus focus, TokenCounter counter, CancellationToken cancellationToken)
{
    private readonly Dictionary<QuestionFile, FileBlock> _placed = [];
    private readonly Dictionary<QuestionFile, FileBlock> _counted = [];
    private readonly Dictionary<QuestionFile, int> _moreThan = [];

    public IReadOnlyDictionary<QuestionFile, FileBlock> Placed => _placed;

    public int Left { get; private set; }

    /// <summary>Places all files whole, or, when they do not all fit, none.</summary>
    public bool PlacesAll(FileRanking ranking, int room)
    {
        Left = room;
        if (PlaceWhole(ranking.All, room, stopAtMiss: true).Count == 0)
        {
            return true;
        }

        _placed.Clear();
        return false;
    }

    /// <summary>
    /// Whole files while the room lasts. Those that do not fit, and were named or hold what the question is about, share
    /// the rest with the files of lower rank, which count as one more.
    /// </summary>
    public void Share(FileRanking ranking, int room)
    {
        Left = room;
        var parts = PlaceWhole(ranking.First, Left).Where(file => file.IsNamed || file.IsSought || IsInFocus(file)).ToList();
        var focused = ranking.Others.Where(file => FocusLines.HoldsName(file, focus)).ToHashSet();
        var sharers = parts.Count + (focused.Count > 0 ? 1 : 0);
        var others = PlaceWhole(ranking.Others, Left / (sharers + 1));
        parts.AddRange(others.Where(focused.Contains));
        PlaceParts(parts);

        // What the parts did not need.
        PlaceWhole(others.Where(file => !_placed.ContainsKey(file)), Left);
    }

    private bool IsInFocus(QuestionFile file) => focus.HasPlaceIn(file) || FocusLines.HoldsName(file, focus);

    /// <summary>The files that did not fit.</summary>
    private List<QuestionFile> PlaceWhole(IEnumerable<QuestionFile> files, int room, bool stopAtMiss = false)
    {
        var missed = new List<QuestionFile>();
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Whole(file, room) is { } block)
            {
                room -= block.Tokens;
                Left -= block.Tokens;
                _placed[file] = block;
                continue;
            }

            missed.Add(file);
            if (stopAtMiss)
            {
                break;
            }
        }

        return missed;
    }

    private void PlaceParts(List<QuestionFile> files)
    {
        // Shares that hold something: the lowest in rank stay out.
        var count = Math.Min(files.Count, Left / FilePart.Least);
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FilePart.Of(files[i], focus, Left / (count - i), counter) is { } block)
            {
                Left -= block.Tokens;
                _placed[files[i]] = block;
            }
        }
    }

    private FileBlock? Whole(QuestionFile file, int room)
    {
        if (_counted.TryGetValue(file, out var known))
        {
            return known.Tokens <= room ? known : null;
        }

        // A numbered line costs two tokens at the very least, so most of what cannot fit need not be looked at.
        if ((file.Lines * 2L) + 8 > room || _moreThan.GetValueOrDefault(file, -1) >= room)
        {
            return null;
        }

        var text = BlockText.Whole(file);
        var tokens = counter.CountUpTo(text, room);
        if (tokens > room)
        {
            _moreThan[file] = room;
            return null;
        }

        return _counted[file] = new FileBlock(file.Name, file.Mark, LineNumbers.All(file.Lines), text, tokens);
    }
}
