using Mcp.Daemon.Files;

namespace Mcp.Daemon.Evidence.Ignoring;

/// <summary>Finds and reads the ignore files that hold on a walk, through the file gate like any other file.</summary>
internal sealed class IgnoreFileReader(FileGate gate)
{
    public const string FileName = ".gitignore";
    public const string Repository = ".git";

    /// <summary>
    /// Where a walk begins: rules count from the repository around the directory, or, without one, from the root of the
    /// workspace around it.
    /// </summary>
    /// <param name="directory">A real path.</param>
    /// <param name="roots">The directories that may be read.</param>
    public WalkedDirectory Start(string directory, IEnumerable<string> roots)
    {
        var root = roots.FirstOrDefault(root => Containment.IsInside(root, directory)) ?? directory;
        var above = new Stack<string>();
        var top = directory;
        while (!Containment.AreSame(top, root) && !Path.Exists(Path.Combine(top, Repository)) && Path.GetDirectoryName(top) is { } parent)
        {
            above.Push(Path.GetFileName(top));
            top = parent;
        }

        var here = new WalkedDirectory(top, [], null);
        foreach (var name in above)
        {
            var isRepository = here.Names.Count == 0 && Path.Exists(Path.Combine(here.Path, Repository));
            here = new WalkedDirectory(
                Path.Combine(here.Path, name), [.. here.Names, name], Within(here, HasFile(here.Path), isRepository));
        }

        return here;
    }

    /// <summary>What holds for the entries of a directory.</summary>
    /// <param name="hasFile">Whether there is an ignore file in it.</param>
    /// <param name="isRepository">Whether a repository begins here: nothing from around it holds any more.</param>
    public IgnoreFile? Within(WalkedDirectory here, bool hasFile, bool isRepository)
    {
        var depth = here.Names.Count;
        var around = isRepository ? With(Path.Combine(here.Path, Repository, "info", "exclude"), depth, null) : here.Around;
        return hasFile ? With(Path.Combine(here.Path, FileName), depth, around) : around;
    }

    // As git does it, a link of that name is no ignore file.
    private static bool HasFile(string directory) =>
        new FileInfo(Path.Combine(directory, FileName)) is { Exists: true, LinkTarget: null };

    private IgnoreFile? With(string path, int depth, IgnoreFile? around)
    {
        try
        {
            using var file = gate.Open(path);
            return FileText.Of(file.ReadAll()) is { } text ? IgnoreFile.Of(text, depth, around) : around;
        }
        catch (Exception e) when (e is FileRefusedException or IOException)
        {
            return around;
        }
    }
}
