using Mcp.Daemon.Answers;
using Mcp.Daemon.Tokens;

namespace Mcp.Daemon.Evidence;

/// <summary>Chooses what of the files goes into one question, so that it never takes more than the question's room for files.</summary>
internal static class EvidenceFit
{
    private const string NoRoom = "no room: it did not fit into this question";

    /// <param name="files">As they were read; their order tells which was named first.</param>
    /// <param name="focus">What the question is about.</param>
    /// <param name="roomTokens">What blocks and index may take together.</param>
    public static FittedFiles Of(
        IReadOnlyList<QuestionFile> files, Focus focus, int roomTokens, TokenCounter counter, CancellationToken cancellationToken)
    {
        var room = Math.Max(0, roomTokens);
        var ranking = FileRanking.Of(files, focus);
        var sharing = new RoomSharing(focus, counter, cancellationToken);
        if (sharing.PlacesAll(ranking, room))
        {
            return new FittedFiles([.. ranking.All.Select(file => sharing.Placed[file])], new OmittedFiles(), null);
        }

        var indexRoom = OmittedIndex.Room(room);
        sharing.Share(ranking, room - indexRoom);
        var left = ranking.All.Where(file => !sharing.Placed.ContainsKey(file)).ToList();
        return new FittedFiles(
            [.. ranking.All.Where(sharing.Placed.ContainsKey).Select(file => sharing.Placed[file])],
            Cut(ranking, sharing, room),
            left.Count > 0 ? OmittedIndex.Of(left, indexRoom, counter) : null);
    }

    private static OmittedFiles Cut(FileRanking ranking, RoomSharing sharing, int room)
    {
        var cut = new OmittedFiles();
        foreach (var file in ranking.All)
        {
            if (!sharing.Placed.TryGetValue(file, out var block))
            {
                cut.Add(file.Name, $"no room: {Counted.Of(file.Lines, "line")} did not fit into what was left of {room:N0} tokens", NoRoom);
            }
            else if (block.Lines != LineNumbers.All(file.Lines))
            {
                cut.Add(file.Name, $"in part: only lines {block.Lines} of {file.Lines} went", "in part");
            }
        }

        return cut;
    }
}
