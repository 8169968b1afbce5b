using System.Globalization;

namespace Mcp.Daemon.Git;

/// <summary>One entry of git's raw diff: modes, object ids, status and paths, nothing of the content.</summary>
internal sealed record RawDiff(int OldMode, int NewMode, string OldId, string NewId, char Status, string Path, string? OldPath)
{
    /// <summary>The id of a content that git has not looked at, or that is not there.</summary>
    public const string Unknown = "0";

    public ChangeKind Kind => Status switch
    {
        'A' => ChangeKind.Added,
        'D' => ChangeKind.Deleted,
        'R' => ChangeKind.Renamed,
        'C' => ChangeKind.Copied,
        'T' => ChangeKind.TypeChanged,
        'U' => ChangeKind.Unmerged,
        _ => ChangeKind.Modified,
    };

    /// <summary>Reads <c>--raw -z</c>: <c>:oldmode newmode oldid newid status NUL path NUL [path NUL]</c>.</summary>
    public static IEnumerable<RawDiff> Parse(IReadOnlyList<string> parts)
    {
        for (var at = 0; at + 1 < parts.Count;)
        {
            var facts = parts[at++].TrimStart(':').Split(' ');
            var first = parts[at++];
            var moves = facts[4][0] is 'R' or 'C';
            if (moves && at >= parts.Count)
            {
                yield break;
            }

            yield return new RawDiff(
                Mode(facts[0]), Mode(facts[1]), facts[2], facts[3], facts[4][0],
                moves ? parts[at++] : first, moves ? first : null);
        }
    }

    /// <summary>An id of zeros stands for content that git has not looked at, or that is not there.</summary>
    public static bool IsKnown(string id) => id.AsSpan().ContainsAnyExcept('0');

    /// <summary>A mode as git writes it, in octal.</summary>
    public static int Mode(string octal) =>
        octal.Aggregate(0, (mode, digit) => (mode * 8) + CharUnicodeInfo.GetDecimalDigitValue(digit));
}
