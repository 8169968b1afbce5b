using System.IO.Enumeration;
using Mcp.Daemon.Evidence.Ignoring;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Evidence;

/// <summary>
/// The files below a directory that somebody may have meant by naming it: what no <c>.gitignore</c> excludes, in a git
/// repository or not, without hidden entries, links and build output.
/// </summary>
/// <remarks>
/// What git itself would say of the same tree, but for two things: a file that is tracked and ignored at once counts as
/// ignored, and the user's global excludes are not read. One for all directories of a call, so that its bound holds for
/// the call.
/// </remarks>
internal sealed class DirectoryFiles(Workspace workspace, FileGate gate)
{
    /// <summary>
    /// Entries that are looked at in one call, files not taken included: about a second of listing. More is a disk, not
    /// a project.
    /// </summary>
    public const int MostEntries = 100_000;

    /// <summary>Output of builds and copies of packages, left out where no ignore file says what is source and what is not.</summary>
    private static readonly HashSet<string> BuildOutput = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "bin", "obj", "dist", "build", "out", "target", "vendor", "venv", "__pycache__", "artifacts", "coverage",
    };

    /// <summary>Those that nobody writes by hand, left out unless a rule takes them back: many keep them in their global excludes.</summary>
    private static readonly HashSet<string> NeverSource = new(StringComparer.OrdinalIgnoreCase) { "node_modules", "venv", "__pycache__" };

    private static readonly EnumerationOptions Everything = new()
    {
        IgnoreInaccessible = true,
        RecurseSubdirectories = false,
        AttributesToSkip = 0,
    };

    private readonly IgnoreFileReader _ignoring = new(gate);
    private int _entriesLeft = MostEntries;

    /// <summary>Whether the bound was met: then there is more that nobody looked at.</summary>
    public bool IsCutShort => _entriesLeft <= 0;

    /// <summary>Absolute paths in a stable order: the files of a directory by name, then its directories.</summary>
    /// <param name="directory">A real path that passed the gate.</param>
    /// <param name="left">Counts what is left out.</param>
    public IEnumerable<string> Below(string directory, LeftOutEntries left, CancellationToken cancellationToken)
    {
        var pending = new Stack<WalkedDirectory>();
        pending.Push(_ignoring.Start(directory, workspace.Roots));
        while (pending.TryPop(out var here))
        {
            var entries = List(here.Path);
            var rules = _ignoring.Within(
                here,
                entries.Exists(entry => entry is { Name: IgnoreFileReader.FileName, IsDirectory: false, IsLink: false }),
                entries.Exists(entry => entry is { Name: IgnoreFileReader.Repository }));
            string[] path = [.. here.Names, ""];
            var children = new List<WalkedDirectory>();
            foreach (var entry in entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                path[^1] = entry.Name;
                if (!IsMeant(entry, path, rules, left))
                {
                    continue;
                }

                if (!entry.IsDirectory)
                {
                    yield return Path.Combine(here.Path, entry.Name);
                    continue;
                }

                children.Add(new WalkedDirectory(Path.Combine(here.Path, entry.Name), [.. path], rules));
            }

            for (var i = children.Count - 1; i >= 0; i--)
            {
                pending.Push(children[i]);
            }
        }
    }

    /// <summary>The files of the directory itself, in the same way.</summary>
    public IEnumerable<string> In(string directory, LeftOutEntries left, CancellationToken cancellationToken) =>
        Below(directory, left, cancellationToken).TakeWhile(path => Path.GetDirectoryName(path) == directory);

    private static bool IsMeant(Entry entry, string[] path, IgnoreFile? rules, LeftOutEntries left)
    {
        if (entry.Name == IgnoreFileReader.Repository)
        {
            return false;
        }

        if (entry.IsHidden)
        {
            left.Hidden++;
            return false;
        }

        // A link may lead out of the tree or back into it; what it leads to can be named itself.
        if (entry.IsLink)
        {
            left.Links++;
            return false;
        }

        var said = rules?.Ignores(path, entry.IsDirectory);
        if (said is true)
        {
            left.Ignored++;
            return false;
        }

        if (said is null && entry.IsDirectory && (rules is null ? BuildOutput : NeverSource).Contains(entry.Name))
        {
            left.BuildOutput++;
            return false;
        }

        return true;
    }

    // Files before directories, each by name.
    private List<Entry> List(string directory)
    {
        var entries = new List<Entry>();
        try
        {
            var listing = new FileSystemEnumerable<Entry>(directory, Entry.Of, Everything);
            entries.AddRange(listing.Take(Math.Max(0, _entriesLeft)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It went while the tree was walked, or may not be listed: there is nothing to be had of it.
        }

        _entriesLeft -= entries.Count;
        entries.Sort((one, other) => one.IsDirectory != other.IsDirectory ? (one.IsDirectory ? 1 : -1) : string.CompareOrdinal(one.Name, other.Name));
        return entries;
    }

    private readonly record struct Entry(string Name, bool IsDirectory, bool IsLink, bool IsHidden)
    {
        public static Entry Of(ref FileSystemEntry entry)
        {
            var attributes = entry.Attributes;
            return new Entry(
                entry.FileName.ToString(),
                entry.IsDirectory && !attributes.HasFlag(FileAttributes.ReparsePoint),
                attributes.HasFlag(FileAttributes.ReparsePoint),
                entry.FileName.StartsWith('.') || (attributes & (FileAttributes.Hidden | FileAttributes.System)) != 0);
        }
    }
}
