using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Debug.Traces;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Debug.Places;

/// <summary>Finds the frames of traces in the files that were read, and else in the workspace.</summary>
internal sealed class FrameLookup(SourceSet sources, WorkspacePaths workspace)
{
    /// <summary>Where sources of the JVM lie by custom, below the root; their frames name the package and not the directory.</summary>
    private static readonly string[] JvmRoots = ["", "src/main/java/", "src/main/kotlin/", "src/main/scala/", "src/", "src/test/java/", "app/src/main/java/", "app/src/main/kotlin/"];

    public FramePlace Find(StackFrame frame)
    {
        if (frame.Path is not { } path)
        {
            return ByName(frame);
        }

        var isForeign = WrittenPath.IsForeign(path);
        var packaged = frame.Style is TraceStyle.Jvm ? PackagePath(frame, path) : null;
        var meant = packaged is null ? [] : WrittenPath.Meant(packaged, sources.Files);
        meant = meant.Count > 0 ? meant : WrittenPath.Meant(path, sources.Files);
        // A library's file may be called like one of ours.
        meant = isForeign ? [.. meant.Where(file => WrittenPath.IsForeign(file.Path))] : meant;
        var fitting = meant.Count > 1 ? [.. meant.Where(file => FrameFit.Of(frame, file).Fits is true)] : meant;
        if (fitting.Count == 0 && !isForeign)
        {
            fitting = [.. WrittenPath.Alike(path, sources.Files).Where(file => FrameFit.Of(frame, file).Fits is true)];
        }

        return fitting.Count == 1 ? At(frame, fitting[0])
            : new FramePlace(frame) { IsForeign = isForeign, InWorkspace = isForeign || meant.Count > 0 ? null : InWorkspace(packaged, path) };
    }

    private static FramePlace At(StackFrame frame, SourceFile file)
    {
        var fit = FrameFit.Of(frame, file);
        var line = frame.Line ?? 0;
        return new FramePlace(frame)
        {
            File = file, Line = line, Fits = fit.Fits, WhyStale = fit.Fits is false ? fit.WhyNot : null,
            Function = line >= 1 && line <= file.Lines.Count ? Surroundings.Function(file, line) : null,
        };
    }

    private FramePlace ByName(StackFrame frame)
    {
        var found = FunctionName.Of(frame).Qualified is { } name ? sources.Declaring(name).Where(symbol => symbol.IsCallable).ToList() : [];
        return found.Count == 1
            ? new FramePlace(frame) { File = found[0].File, Line = found[0].Declaration.Line, Function = found[0], IsByName = true }
            : new FramePlace(frame);
    }

    private string? InWorkspace(string? packaged, string path)
    {
        if (packaged is null)
        {
            return workspace.Find(path) is { } name && sources.At(name) is null ? name : null;
        }

        return JvmRoots.Concat(OwnRoots()).Distinct().Select(root => workspace.Find(root + packaged))
            .FirstOrDefault(name => name is not null && name.EndsWith(packaged, StringComparison.Ordinal) && sources.At(name) is null);
    }

    /// <summary>The roots that files of this call lie below: in a project of several parts each has its own.</summary>
    private IEnumerable<string> OwnRoots() => sources.Files
        .Select(file => ((string[])["/java/", "/kotlin/", "/scala/"])
            .Select(part => file.Path.IndexOf(part, StringComparison.Ordinal) is var at and >= 0 ? file.Path[..(at + part.Length)] : null)
            .FirstOrDefault(root => root is not null))
        .OfType<string>()
        .Distinct();

    /// <summary><c>com/shop/Cart.java</c> of <c>com.shop.Cart.total(Cart.java:12)</c>; null for a class without a package.</summary>
    private static string? PackagePath(StackFrame frame, string file)
    {
        var parts = (frame.Function ?? "").Split('.');
        return parts.Length > 2 ? string.Join('/', parts[..^2]) + "/" + file : null;
    }
}
