using Microsoft.Win32.SafeHandles;

namespace Mcp.Daemon.Files;

/// <summary>
/// The only way to a file of the user. A path is opened first; what the handle really leads to is then judged, and
/// read, so that a link swapped in between gains nothing.
/// </summary>
internal sealed class FileGate(Workspace workspace)
{
    /// <summary>A source file over this size is generated or data; the number is that of the tools agents know.</summary>
    public const long DefaultMaxBytes = 1_000_000;

    private const string DeletedSuffix = " (deleted)";

    /// <summary>Opens a file for reading; a relative path counts from the workspace.</summary>
    /// <exception cref="FileRefusedException">A rule forbids it, or there is no such file.</exception>
    public GatedFile Open(string path, long maxBytes = DefaultMaxBytes)
    {
        using var opened = OpenedAt(path);
        Judge(path, opened);
        if (opened.Kind is PathKind.Directory)
        {
            throw new FileRefusedException(RefusalKind.Directory, path, $"{path} is a directory; name the files in it.");
        }

        var file = new GatedFile(Readable(path, opened), opened.RealPath, workspace.NameOf(opened.RealPath), maxBytes);
        if (file.Length <= maxBytes)
        {
            return file;
        }

        file.Dispose();
        throw TooLarge(path, file.Length, maxBytes);
    }

    /// <summary>The real path of a file or directory that may be looked at, without reading it.</summary>
    /// <exception cref="FileRefusedException">A rule forbids it, or there is no such thing.</exception>
    public (string RealPath, PathKind Kind) Locate(string path)
    {
        using var opened = OpenedAt(path);
        Judge(path, opened);
        return (opened.RealPath, opened.Kind);
    }

    public static FileRefusedException TooLarge(string path, long length, long maxBytes) =>
        new(RefusalKind.TooLarge, path, $"{path} has {length:N0} bytes; at most {maxBytes:N0} are read of one file.");

    private OpenedPath OpenedAt(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            // It would count as the workspace itself, which nobody means by naming nothing.
            throw new FileRefusedException(RefusalKind.Missing, path, "An empty name was given, which names no file; the workspace itself is \".\".");
        }

        var full = Path.GetFullPath(Path.Combine(workspace.Root ?? Relative(path), path));
        try
        {
            return OpenedPath.At(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whether something exists outside the roots is nobody's business.
            throw !workspace.Contains(full) ? Outside(path, full)
                : e is FileNotFoundException
                ? new FileRefusedException(RefusalKind.Missing, path, $"{path} does not exist in {workspace.Root}.")
                : new FileRefusedException(RefusalKind.Unreadable, path, $"{path} cannot be opened: {e.Message}");
        }
    }

    private static string Relative(string path) =>
        Path.IsPathFullyQualified(path)
            ? ""
            : throw new FileRefusedException(
                RefusalKind.NoWorkspace,
                path,
                $"{path} is relative, and this session has no workspace it could count from. Name an absolute path, " +
                "start the shim with --workspace DIR, or set MCP_EXPERT_WORKSPACE.");

    private void Judge(string asked, OpenedPath opened)
    {
        var real = opened.RealPath;
        if (opened.Kind is PathKind.Device)
        {
            throw new FileRefusedException(
                RefusalKind.Device, asked, $"{asked} is a device, FIFO or socket; only regular files are read.");
        }

        if (OperatingSystem.IsLinux() && (Below("/proc") || Below("/sys") || Below("/dev")))
        {
            throw new FileRefusedException(
                RefusalKind.SystemPath, asked, $"{asked} lies in a file system of the kernel, which is never read.");
        }

        if (!workspace.Contains(real))
        {
            throw Outside(asked, real);
        }

        // The name asked for counts as well: a link called .env is meant as a key file wherever it leads.
        var name = real.EndsWith(DeletedSuffix, StringComparison.Ordinal) ? real[..^DeletedSuffix.Length] : real;
        if (opened.Kind is PathKind.File && (KeyFiles.RuleFor(Inside(name)) ?? KeyFiles.RuleFor(Path.GetFileName(asked))) is { } rule)
        {
            throw new FileRefusedException(
                RefusalKind.KeyFile, asked, $"{asked} is a key file (rule {rule}); such files are never read, whatever the roots.");
        }

        bool Below(string directory) => Containment.IsInside(directory, real);
    }

    /// <summary>The part below the root, so that a workspace that itself lies under .aws is not forbidden as a whole.</summary>
    private string Inside(string real) =>
        workspace.Roots.FirstOrDefault(root => Containment.IsInside(root, real)) is { } root
            ? Path.GetRelativePath(root, real)
            : real;

    private FileRefusedException Outside(string asked, string real) =>
        new(
            RefusalKind.OutsideRoots,
            asked,
            $"{asked} {(asked == real ? "" : $"leads to {real}, which ")}lies outside the workspace " +
            $"({string.Join(", ", workspace.Roots.DefaultIfEmpty("none"))}). MCP_EXPERT_ROOTS adds further directories.");

    private static SafeFileHandle Readable(string path, OpenedPath opened)
    {
        try
        {
            return opened.OpenForReading();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileRefusedException(RefusalKind.Unreadable, path, $"{path} cannot be read: {e.Message}");
        }
    }
}
