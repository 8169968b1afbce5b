namespace Mcp.Daemon.Evidence.Ignoring;

/// <summary>
/// The ignore files that hold in one directory: the nearest and, outward, those around it. What the nearest says of an
/// entry counts; in one file, the last rule that matches.
/// </summary>
internal sealed class IgnoreFile
{
    /// <summary>
    /// Rules taken of one file: the longest that people write have some hundreds. Each is tried on every entry, and the
    /// file is the repository's.
    /// </summary>
    private const int MostRules = 5_000;

    private readonly IReadOnlyList<IgnoreRule> _rules;
    private readonly int _depth;
    private readonly IgnoreFile? _outer;

    private IgnoreFile(IReadOnlyList<IgnoreRule> rules, int depth, IgnoreFile? outer)
    {
        (_rules, _depth, _outer) = (rules, depth, outer);
    }

    /// <summary>What holds with that file besides what holds around it; null when there is no rule at all.</summary>
    /// <param name="depth">How many names of a walked path lie above the file's directory.</param>
    public static IgnoreFile? Of(string text, int depth, IgnoreFile? outer)
    {
        var rules = new List<IgnoreRule>();
        foreach (var line in text.AsSpan().Split('\n'))
        {
            if (rules.Count < MostRules && IgnoreRule.Of(text.AsSpan()[line].TrimEnd('\r')) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return rules.Count > 0 ? new IgnoreFile(rules, depth, outer) : outer;
    }

    /// <summary>True when the entry is ignored, false when a rule takes it back, null when no rule speaks of it.</summary>
    /// <param name="path">The names from the top of the walk down to the entry.</param>
    public bool? Ignores(ReadOnlySpan<string> path, bool isDirectory)
    {
        for (var file = this; file is not null; file = file._outer)
        {
            if (file.Own(path, isDirectory) is { } said)
            {
                return said;
            }
        }

        return null;
    }

    private bool? Own(ReadOnlySpan<string> path, bool isDirectory)
    {
        for (var i = _rules.Count - 1; i >= 0; i--)
        {
            if (_rules[i].Matches(path[_depth..], isDirectory))
            {
                return !_rules[i].TakesBack;
            }
        }

        return null;
    }
}
