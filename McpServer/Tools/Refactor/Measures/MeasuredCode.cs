using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Refactor.Measures;

/// <summary>The code of one step as it was measured: each measure is taken when it is first asked for, and once. Tests are left out.</summary>
internal sealed class MeasuredCode
{
    /// <summary>Lines of code that must agree: fewer look alike in any two programs of one language.</summary>
    public const int AlikeLines = 8;

    /// <summary>Accessors and one-line functions: there is nothing to restructure.</summary>
    private const int ShortLines = 3;

    private readonly Lazy<IReadOnlyList<MeasuredFunction>> _functions;
    private readonly Lazy<IReadOnlyList<DuplicatePair>> _duplicates;
    private readonly Lazy<IReadOnlyList<ImportEdge>> _edges;
    private readonly Lazy<IReadOnlyList<MeasuredFile>> _measured;
    private readonly CancellationToken _cancellationToken;

    public MeasuredCode(LookedFiles looked, CancellationToken cancellationToken)
    {
        Looked = looked;
        _cancellationToken = cancellationToken;
        Files = [.. looked.Files.Where(file => !file.IsTest).OrderBy(file => file.Path, StringComparer.Ordinal)];
        _functions = new(() =>
        [
            .. MeasuredFunction.Of(looked, cancellationToken).Where(function => !function.File.IsTest)
                .OrderBy(function => function.File.Path, StringComparer.Ordinal).ThenBy(function => function.Declaration.FirstToken),
        ]);
        _duplicates = new(() => Duplicates.Of([.. Files.Select(file => file.Source)], AlikeLines, cancellationToken));
        _edges = new(() => ImportGraph.Of([.. looked.Sources.OrderBy(file => file.Path, StringComparer.Ordinal)], cancellationToken));
        _measured = new(() => [.. Each().Select(file => new MeasuredFile(file))]);
    }

    /// <summary>All that was given, tests too.</summary>
    public LookedFiles Looked { get; }

    /// <summary>Those that are no tests, by their paths: what is said of them does not depend on which was named first.</summary>
    public IReadOnlyList<LookedFile> Files { get; }

    public IReadOnlyList<MeasuredFunction> Functions => _functions.Value;

    public IReadOnlyList<DuplicatePair> Alike => _duplicates.Value;

    public IReadOnlyList<ImportEdge> Edges => _edges.Value;

    public IReadOnlyList<MeasuredFile> Measured => _measured.Value;

    /// <summary>The functions that hold most to understand; those of a line or two are left out.</summary>
    public IReadOnlyList<MeasuredFunction> Heaviest(int most) =>
    [
        .. Functions.Where(function => function.Lines > ShortLines)
            .OrderByDescending(function => function.Weight).ThenBy(function => function.Place, StringComparer.Ordinal).Take(most),
    ];

    /// <summary>The files one after the other, asking before each whether anybody still waits.</summary>
    public IEnumerable<LookedFile> Each()
    {
        foreach (var file in Files)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            yield return file;
        }
    }
}
