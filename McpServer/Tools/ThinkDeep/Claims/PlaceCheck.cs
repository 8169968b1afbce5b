using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Words;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>Looks cited places up in the files that were read, and else asks the workspace whether there is such a file.</summary>
internal sealed class PlaceCheck(SourceSet sources, Look look)
{
    /// <summary>Lines that a number may be off: people count from what they last read.</summary>
    private const int Near = 3;

    private readonly WorkspacePaths _paths = new(look.Workspace);
    private readonly WorkspaceNames _names = new(look.Workspace);
    private readonly Dictionary<string, SentLines> _searchable = [];

    /// <summary>Null when nothing can be said: several files could be meant, or an earlier step's that is not read now.</summary>
    public CheckedPlace? Of(CitedPlace cited, CancellationToken cancellationToken)
    {
        var meant = WrittenPath.Meant(cited.Path, sources.Files).Where(file => IsCalled(file.Path, cited.Path)).ToList();
        if (meant.Count == 0)
        {
            return NotRead(cited, cancellationToken);
        }

        var found = meant.Select(file => In(file, cited)).ToList();
        return found.Count == 1 ? found[0] : found.Where(place => place.Verdict is PlaceVerdict.Holds).ToList() is [var only] ? only : null;
    }

    private CheckedPlace? NotRead(CitedPlace cited, CancellationToken cancellationToken)
    {
        if (_paths.Find(cited.Path) is { } name && IsCalled(name, cited.Path))
        {
            return NamedFiles.Have(look.Investigation, name) ? null : new CheckedPlace(cited, PlaceVerdict.NotGiven) { Name = name };
        }

        // A bare name may be that of a file which is generated or ignored; with its directories somebody says that it is there.
        return cited.Path.Contains('/') && _names.HasEnd(Below(cited.Path), cancellationToken) is false ? new CheckedPlace(cited, PlaceVerdict.NoFile) : null;
    }

    /// <summary>
    /// Words name a file by its path below the root, or by the end of that. Only an absolute path, or one that begins with the
    /// root's own name, may have more before it: <c>old/cart.ts</c> is not <c>cart.ts</c>.
    /// </summary>
    private bool IsCalled(string name, string path) =>
        name == path || name.EndsWith("/" + path, StringComparison.OrdinalIgnoreCase) || Path.IsPathRooted(path) || path.Contains(":/", StringComparison.Ordinal)
        || string.Equals(name, Below(path), StringComparison.OrdinalIgnoreCase);

    private string Below(string path) =>
        look.Workspace.Root is { } root && path.StartsWith(Path.GetFileName(root) + "/", StringComparison.OrdinalIgnoreCase) ? path[(Path.GetFileName(root).Length + 1)..] : path;

    private CheckedPlace In(SourceFile file, CitedPlace cited)
    {
        var last = Math.Max(cited.Line, cited.EndLine ?? cited.Line);
        if (cited.Line < 1 || cited.Line > file.Lines.Count)
        {
            return Found(PlaceVerdict.BeyondEnd);
        }

        if (cited.Quote is not { } quote)
        {
            return Found(PlaceVerdict.IsThere);
        }

        if (BareName.Of(quote) is { } name)
        {
            var lines = BareName.LinesWith(file, name);
            return lines.Count == 0 ? Found(PlaceVerdict.Nowhere)
                : lines.Any(line => line >= cited.Line - Near && line <= last + Near) || IsInFunction(file, cited.Line, name) ? Found(PlaceVerdict.Holds)
                : Found(PlaceVerdict.Elsewhere) with { FoundAt = lines.MinBy(line => Math.Abs(line - cited.Line)) };
        }

        if (QuoteForms.Of(quote) is not { IsShort: false } forms)
        {
            return Found(PlaceVerdict.IsThere);
        }

        var place = forms.Forms.Select(pieces => Searchable(file).Find(pieces, cited.Line, last)).FirstOrDefault(each => each is not null);
        return place is null ? Found(PlaceVerdict.Nowhere)
            : place.Value.Touches(cited.Line - Near, last + Near) ? Found(PlaceVerdict.Holds)
            : Found(PlaceVerdict.Elsewhere) with { FoundAt = place.Value.First };

        CheckedPlace Found(PlaceVerdict verdict) => new(cited, verdict) { Name = file.Path, File = file };
    }

    /// <summary>A name may be that of the function or type around the line.</summary>
    private static bool IsInFunction(SourceFile file, int line, string name) => Surroundings.Of(file, line).Any(around => around.Name == name);

    private SentLines Searchable(SourceFile file) => _searchable.TryGetValue(file.Path, out var known)
        ? known : _searchable[file.Path] = new SentLines(file.Lines.Select((text, at) => (at + 1, text)));
}
