namespace Mcp.Daemon.Evidence.Ignoring;

/// <summary>One line of an ignore file, in git's meaning.</summary>
internal sealed class IgnoreRule
{
    private const string AnyDepth = "**";

    private readonly string[] _parts;
    private readonly bool _isForDirectories;

    private IgnoreRule(string[] parts, bool takesBack, bool isForDirectories)
    {
        (_parts, TakesBack, _isForDirectories) = (parts, takesBack, isForDirectories);
    }

    /// <summary>Whether what it matches is not ignored after all: the line began with an exclamation mark.</summary>
    public bool TakesBack { get; }

    /// <summary>The rule of a line; null for a comment and for what can match nothing.</summary>
    public static IgnoreRule? Of(ReadOnlySpan<char> line)
    {
        line = WithoutTrailingSpaces(line);
        if (line.IsEmpty || line[0] == '#')
        {
            return null;
        }

        var takesBack = line[0] == '!';
        line = takesBack ? line[1..] : line;
        var isForDirectories = line.EndsWith('/');
        line = isForDirectories ? line[..^1] : line;

        // A slash at the beginning or in the middle ties the pattern to the directory of its file; else any depth will do.
        var isTied = line.Contains('/');
        var parts = (line.StartsWith('/') ? line[1..] : line).ToString().Split('/').ToList();
        if (!isTied)
        {
            parts.Insert(0, AnyDepth);
        }

        if (parts[^1] == AnyDepth && parts.Count > 1)
        {
            // "a/**" is what lies in a, never a itself.
            parts.Add("*");
        }

        return parts.Exists(part => part.Length == 0) ? null : new IgnoreRule([.. parts], takesBack, isForDirectories);
    }

    /// <param name="path">The names from the directory of the rule's file down to the entry.</param>
    public bool Matches(ReadOnlySpan<string> path, bool isDirectory)
    {
        if (_isForDirectories && !isDirectory)
        {
            return false;
        }

        if (_parts is [AnyDepth, var name])
        {
            return NamePattern.Matches(name, path[^1]);
        }

        // As in a name, at a mismatch the last "**" takes one directory more.
        var (p, n) = (0, 0);
        var (any, taken) = (-1, 0);
        while (n < path.Length)
        {
            if (p < _parts.Length && _parts[p] == AnyDepth)
            {
                (any, taken) = (++p, n);
            }
            else if (p < _parts.Length && NamePattern.Matches(_parts[p], path[n]))
            {
                (p, n) = (p + 1, n + 1);
            }
            else if (any >= 0)
            {
                (p, n) = (any, ++taken);
            }
            else
            {
                return false;
            }
        }

        return p == _parts.Length;
    }

    private static ReadOnlySpan<char> WithoutTrailingSpaces(ReadOnlySpan<char> line)
    {
        var end = line.Length;
        while (end > 0 && line[end - 1] == ' ' && !IsEscaped(line[..(end - 1)]))
        {
            end--;
        }

        return line[..end];
    }

    // Two backslashes are one that is meant.
    private static bool IsEscaped(ReadOnlySpan<char> before) => (before.Length - before.TrimEnd('\\').Length) % 2 == 1;
}
