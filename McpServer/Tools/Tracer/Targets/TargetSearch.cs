using Mcp.Daemon.Code;
using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Tools.Tracer.Targets;

/// <summary>Finds what a trace is of in the files.</summary>
internal sealed class TargetSearch(SourceSet files)
{
    /// <summary>Names in a description of the target; the first ones are what it is about.</summary>
    private const int MostNames = 12;

    /// <summary>Suggestions for a name that is not there.</summary>
    private const int MostNearest = 5;

    /// <summary>Of a target that is declared elsewhere: enough to see how it is used.</summary>
    private const int MostCalls = 8;

    /// <param name="description">The agent's words.</param>
    /// <param name="context">Names that the agent holds to be relevant: they decide between things that are called alike.</param>
    /// <param name="mayBeFile">Whether a whole file can be meant.</param>
    public TraceTarget Find(string description, IReadOnlyList<string> context, bool mayBeFile)
    {
        var words = TargetWords.Of(description);
        var file = words.File is { } path && WrittenPath.Meant(WrittenPath.Normal(path), files.Files) is [var only] ? only : null;
        var named = Narrowed(words.Marked, words, file, context);
        var isPlain = named.Count == 0 && !words.IsMarked;
        named = isPlain ? Narrowed(words.Plain, words, file, context) : named;
        if (isPlain && file is not null)
        {
            // Of the words around a file's name only what it declares counts.
            named.RemoveAll(each => each.First[0].File != file);
        }

        if (named.Count == 0)
        {
            return file is not null ? InFile(file, words, mayBeFile) : Missing(words, description);
        }

        // Of a type and its member the member is meant.
        var members = named.Where(each => each.IsCallable && named.Any(type => type.First[0].Declaration.Name == each.First[0].Declaration.Container)).ToList();
        var first = members.Count > 0 ? members[0] : mayBeFile ? named[0] : named.Find(each => each.IsCallable) ?? named[0];
        if (isPlain && members.Count == 0 && named.Count > 1)
        {
            // Any of these words may be one of the sentence.
            return Ambiguous(string.Join(" or ", named.Select(each => each.Name)), named.SelectMany(each => each.Things));
        }

        return first.Things.Count > 1 ? Ambiguous(first.Name, first.Things) : new TraceTarget
        {
            Wanted = first.Name,
            Definitions = first.First,
            AlsoNamed = [.. named.Where(each => each != first && each.Things.Count == 1).Select(each => each.First[0])],
        };
    }

    private List<NamedThings> Narrowed(IReadOnlyList<string> names, TargetWords words, SourceFile? file, IReadOnlyList<string> context) =>
    [
        .. names.Take(MostNames)
            .Select(name => NamedThings.Of(name, files))
            .Where(each => each.Things.Count > 0)
            .Select(each => each
                .Preferring(symbol => symbol.File == file)
                .Preferring(symbol => symbol.File == file && symbol.Declaration.Line <= words.Line && words.Line <= symbol.Declaration.EndLine)
                .Preferring(symbol => symbol.Declaration.Container is { } type && words.All.Contains(type))
                .Preferring(symbol => symbol.Declaration.Container is not null && context.Any(each => IsNameOf(symbol, each)))
                .WithoutTests()),
    ];

    private static bool IsNameOf(Symbol symbol, string name) =>
        name.Replace("::", ".", StringComparison.Ordinal).Replace('#', '.').Split('(')[0] is var plain
        && (plain == symbol.Name || plain.EndsWith("." + symbol.Name, StringComparison.Ordinal));

    private static TraceTarget InFile(SourceFile file, TargetWords words, bool mayBeFile)
    {
        if (words.Line is { } line && line <= file.Lines.Count && Surroundings.Function(file, line) is { } function)
        {
            return new TraceTarget { Wanted = $"{file.Path}:{line}", Definitions = [function] };
        }

        return mayBeFile
            ? new TraceTarget { Wanted = file.Path, File = file }
            : Ambiguous(file.Path, file.Declared.Where(declared => declared.Kind is DeclarationKind.Function)
                .Select(declared => (IReadOnlyList<Symbol>)[new Symbol(file, declared)]));
    }

    private static TraceTarget Ambiguous(string wanted, IEnumerable<IReadOnlyList<Symbol>> things) =>
        new() { Wanted = wanted, Definitions = [.. things.Select(thing => thing[0])], IsAmbiguous = true };

    private TraceTarget Missing(TargetWords words, string description)
    {
        var wanted = words.Marked.Count > 0 ? words.Marked[0]
            : words.Plain.Count == 1 ? words.Plain[0]
            : words.File;
        if (wanted is null || wanted == words.File)
        {
            return new TraceTarget { Wanted = wanted ?? description };
        }

        var name = wanted[(wanted.LastIndexOfAny(['.', ':', '#', '>']) + 1)..];
        // Two letters may be a slip; of a long name a third of them.
        var most = Math.Max(2, name.Length / 3);
        return new TraceTarget
        {
            Wanted = wanted,
            CalledAt = [.. files.CallsOf(wanted).Take(MostCalls)],
            Nearest =
            [
                .. files.All()
                    .Where(symbol => symbol.IsCallable || symbol.Declaration.Kind is DeclarationKind.Type)
                    .Select(symbol => (Symbol: symbol, Distance: Distance(name, symbol.Declaration.Name, most)))
                    .Where(pair => pair.Distance <= most)
                    .OrderBy(pair => pair.Distance)
                    .Take(MostNearest)
                    .Select(pair => pair.Symbol),
            ],
        };
    }

    private static int Distance(string one, string other, int most) =>
        one.Length > 3 && other.Contains(one, StringComparison.OrdinalIgnoreCase) ? (one.Length == other.Length ? 0 : 1)
        : Math.Abs(one.Length - other.Length) > most ? int.MaxValue
        : NameDistance.Between(one, other);
}
