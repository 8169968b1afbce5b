using System.Collections;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Evidence;

/// <summary>
/// Files that did not go along, for an answer: the first ones by name, the rest as one entry that says how many they are
/// and why, so that a project of thousands does not fill the answer that reports it.
/// </summary>
internal sealed class OmittedFiles : IReadOnlyList<OmittedFile>
{
    /// <summary>Entries by name. Whoever reads an answer looks for a file they meant; after 50 it is the pattern that counts.</summary>
    public const int MostNamed = 50;

    /// <summary>Reasons that the last entry names.</summary>
    private const int MostReasons = 3;

    private readonly List<OmittedFile> _named = [];
    private readonly Dictionary<string, int> _rest = [];

    /// <summary>All of them, those without an entry of their own included.</summary>
    public int Total { get; private set; }

    public int Count => _named.Count + (_rest.Count > 0 ? 1 : 0);

    public OmittedFile this[int index] => index < _named.Count ? _named[index] : Rest();

    /// <param name="why">For an entry of its own.</param>
    /// <param name="rule">The reason without what belongs to this file alone, for files that are only counted.</param>
    public void Add(string file, string why, string rule)
    {
        Total++;
        if (_named.Count < MostNamed)
        {
            _named.Add(new OmittedFile(file, why));
        }
        else
        {
            _rest[rule] = _rest.GetValueOrDefault(rule) + 1;
        }
    }

    public void Add(string file, string why) => Add(file, why, why);

    /// <summary>These, then those, under the same cap.</summary>
    public OmittedFiles And(OmittedFiles others)
    {
        var both = new OmittedFiles { Total = Total + others.Total };
        foreach (var file in _named.Concat(others._named))
        {
            if (both._named.Count < MostNamed)
            {
                both._named.Add(file);
            }
            else
            {
                both._rest[file.Why] = both._rest.GetValueOrDefault(file.Why) + 1;
            }
        }

        foreach (var (rule, count) in _rest.Concat(others._rest))
        {
            both._rest[rule] = both._rest.GetValueOrDefault(rule) + count;
        }

        return both;
    }

    public IEnumerator<OmittedFile> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private OmittedFile Rest()
    {
        var count = _rest.Values.Sum();
        var reasons = _rest.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal).Take(MostReasons);
        var why = _rest.Count == 1 ? _rest.Keys.Single()
            : string.Join("; ", reasons.Select(reason => $"{reason.Value:N0}: {reason.Key}")) + (_rest.Count > MostReasons ? "; and other reasons" : "");
        return new OmittedFile($"… and {Counted.Of(count, "more file")}", why);
    }
}
