using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Measuring;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Tracer;

/// <summary>The code of one look, with what several parts of a trace ask of it, each computed once.</summary>
/// <param name="files">The files.</param>
/// <param name="cancellationToken">Asked before each function that is looked at, so that whatever follows calls stops with it.</param>
internal sealed class TracedCode(SourceSet files, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, IReadOnlyList<Invocation>> _calls = [];
    private readonly Dictionary<string, IReadOnlyList<Assignment>> _assigned = [];
    private IReadOnlyList<ImportEdge>? _edges;

    public SourceSet Files { get; } = files;

    public CallGraph Graph { get; } = new(files);

    public Implementations Implementations { get; } = new(files);

    /// <summary>Who needs whom among all files.</summary>
    public IReadOnlyList<ImportEdge> Edges => _edges ??= ImportGraph.Of(Files.Files, cancellationToken);

    /// <summary>Whether an edge is a statement that imports, and not the mention of a type.</summary>
    public bool IsStatement(ImportEdge edge) => Files.At(edge.From)!.Imported.Any(import => import.Line == edge.Line);

    /// <summary>The code among a look's files, and what is to be said of what was passed over.</summary>
    public static (TracedCode Code, IReadOnlyList<string> Notes) Of(Look look, CancellationToken cancellationToken)
    {
        var looked = LookedFiles.Of(look.Files, look.IsLast, cancellationToken);
        var texts = look.Files.DistinctBy(file => file.Name).ToDictionary(file => file.Name, file => file.Text);
        var files = new SourceSet(looked.Sources.Select(file => (file, texts[file.Path])), cancellationToken);
        return (new TracedCode(files, cancellationToken), [.. looked.Notes]);
    }

    /// <summary>What a function calls. What only its name speaks for, and what is private elsewhere, is somebody else's.</summary>
    public IReadOnlyList<CallLink> Callees(Symbol function)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return
        [
            .. Graph.Callees(function).Select(link => link is { IsSure: false, Target: { } target } && !target.Declaration.IsPublic && target.File.Path != link.Path
                ? link with { Target = null, Candidates = 0 }
                : link),
        ];
    }

    /// <summary>The calls in a function, those of functions inside it left out.</summary>
    public IEnumerable<Invocation> CallsIn(Symbol function)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_calls.TryGetValue(function.File.Path, out var calls))
        {
            _calls[function.File.Path] = calls = Invocations.Of(function.File);
        }

        return Own(function, calls, call => call.Token);
    }

    /// <summary>What is given a value in a function, in the same way.</summary>
    public IEnumerable<Assignment> AssignedIn(Symbol function)
    {
        if (!_assigned.TryGetValue(function.File.Path, out var assigned))
        {
            _assigned[function.File.Path] = assigned = [.. Assignments.Of(function.File).OrderBy(each => each.Token)];
        }

        return Own(function, assigned, each => each.Token);
    }

    /// <summary>The tokens of a function that are its own.</summary>
    public static IReadOnlySet<int> OwnOf(Symbol function) => OwnTokens.Of(function.File, function.Declaration).ToHashSet();

    /// <summary>Those of a function, of all in its file in the order of their tokens.</summary>
    private static IEnumerable<T> Own<T>(Symbol function, IReadOnlyList<T> all, Func<T, int> token)
    {
        var own = OwnOf(function);
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = token(all[middle]) < function.Declaration.BodyToken ? (middle + 1, high) : (low, middle);
        }

        for (; low < all.Count && token(all[low]) <= function.Declaration.LastToken; low++)
        {
            if (own.Contains(token(all[low])))
            {
                yield return all[low];
            }
        }
    }

    /// <summary>The function that makes an object of a type, where one is declared; the type itself else.</summary>
    public static Symbol Constructor(Symbol type) => type.Declaration.Kind is not DeclarationKind.Type ? type
        : type.File.DeclaredIn(type.Declaration.FirstToken, type.Declaration.LastToken).FirstOrDefault(declared => declared.Kind is DeclarationKind.Function
            && declared.Container == type.Declaration.Name && declared.IsConstructor) is { } made
            ? new Symbol(type.File, made)
            : type;
}
