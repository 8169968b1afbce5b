namespace Mcp.Daemon.Git;

/// <summary>One file in one part of a change: what happened, and the lines it happened to, as far as they were read.</summary>
internal sealed record FileChange
{
    public const int LinkMode = 0xA000;      // 120000 octal
    public const int SubmoduleMode = 0xE000; // 160000 octal

    /// <summary>As answers name it: relative to the workspace, forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>Where it was before, for renames and copies.</summary>
    public string? OldPath { get; init; }

    public required ChangePart Part { get; init; }

    public required ChangeKind Kind { get; init; }

    public int OldMode { get; init; }

    public int NewMode { get; init; }

    /// <summary>Bytes of the new content; null when there is none or it was not looked at.</summary>
    public long? Size { get; init; }

    public bool IsBinary { get; init; }

    /// <summary>Whether the file's name makes it a key file; it has no content here then.</summary>
    public bool IsKeyFile { get; init; }

    /// <summary>The whole new content when it is text and was read.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<Hunk> Hunks { get; init; } = [];

    /// <summary>Set when this is a submodule: what its change stands for. Its files are changes of their own beside it.</summary>
    public SubmoduleRange? Submodule { get; init; }

    /// <summary>Whether the content is a regular file's, not a link's or a submodule's.</summary>
    public bool IsRegular => (NewMode & 0xF000) is not (LinkMode or SubmoduleMode);

    public int Added => Hunks.Sum(hunk => hunk.Lines.Count(line => line.Kind is LineKind.Added));

    public int Removed => Hunks.Sum(hunk => hunk.Lines.Count(line => line.Kind is LineKind.Removed));

    /// <summary>The added lines with their numbers in the new content, without line ends.</summary>
    public IEnumerable<(int Number, string Text)> AddedLines =>
        Hunks.SelectMany(hunk => hunk.Lines)
            .Where(line => line.Kind is LineKind.Added)
            .Select(line => (line.NewNumber, line.Text.TrimEnd('\r')));
}
