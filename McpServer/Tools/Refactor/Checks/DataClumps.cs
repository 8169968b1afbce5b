using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Refactor.Measures;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>Parameters that go together through several functions: a thing that has no name yet.</summary>
internal sealed class DataClumps : RefactorCheck
{
    // These go along with everything and are no part of any thing.
    private static readonly WordSet Company = new("self cls this ctx context cancellationToken ct token request response req res next args kwargs options logger log callback");

    /// <summary>Three names meet by chance in any larger program.</summary>
    private const int LeastNames = 4;

    /// <summary>Two may be a caller and what it calls; the third makes it a habit.</summary>
    private const int LeastFunctions = 3;

    /// <summary>Every two functions are compared: half a million pairs take a tenth of a second.</summary>
    private const int MostCompared = 1_000;

    /// <summary>Names of one function that are compared; that it takes more is told by the length of its list.</summary>
    private const int MostNames = 20;

    /// <summary>Clumps that are looked at, the largest first; each is compared with every function.</summary>
    private const int MostClumps = 500;

    /// <summary>In one finding.</summary>
    private const int MostNamed = 6;

    public override RefactorKinds Kinds => RefactorKinds.CodeSmells;

    public override IEnumerable<Finding> Of(MeasuredCode code)
    {
        var functions = code.Functions
            .Where(function => function.Declaration.Parameters.Count >= LeastNames && !RequiredParameters.AreGiven(function.File.Source, function.Declaration))
            .Take(MostCompared).ToList();
        var names = functions.ConvertAll(function => function.Declaration.Parameters.Where(name => name.Length > 1 && !Company.Has(name)).Take(MostNames).ToHashSet());
        var told = new List<(HashSet<string> Names, HashSet<MeasuredFunction> Functions)>();
        foreach (var clump in Shared(names).OrderByDescending(clump => clump.Count).ThenBy(clump => string.Join(',', clump), StringComparer.Ordinal).Take(MostClumps))
        {
            var having = functions.Where((_, i) => names[i].IsSupersetOf(clump)).ToList();
            // Overrides and overloads take the same by nature.
            var isTold = having.DistinctBy(function => function.Declaration.Name).Count() < LeastFunctions
                || told.Exists(each => each.Functions.IsSupersetOf(having));
            if (!isTold)
            {
                told.Add((clump, [.. having]));
                yield return Found(clump, having);
            }
        }
    }

    private static List<HashSet<string>> Shared(List<HashSet<string>> names)
    {
        var shared = new Dictionary<string, HashSet<string>>();
        for (var one = 0; one < names.Count; one++)
        {
            for (var other = one + 1; other < names.Count; other++)
            {
                var both = names[one].Where(names[other].Contains).ToHashSet();
                if (both.Count >= LeastNames)
                {
                    shared.TryAdd(string.Join(',', both.Order(StringComparer.Ordinal)), both);
                }
            }
        }

        return [.. shared.Values];
    }

    private static Finding Found(HashSet<string> clump, List<MeasuredFunction> having)
    {
        var first = having[0];
        var words = string.Join(", ", first.Declaration.Parameters.Where(clump.Contains));
        var others = having.Skip(1).Select(function => $"{function.Name} ({function.Place})").ToList();
        return FoundInCode.At(
            first.File.Source, first.Declaration.NameLine, Severity.Low, "data_clump",
            $"{words} go together through {having.Count} functions: {first.Name}, {ListedLines.Words(others, MostNamed)}. From {LeastFunctions} functions on, {LeastNames} such names are one thing without a name.",
            "Make them one type, and pass that.");
    }
}
