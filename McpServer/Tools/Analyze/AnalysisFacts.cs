using Mcp.Daemon.Code;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Tools.Analyze.Facts;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Analyze;

/// <summary>The measurements that a kind of analysis asks for: facts with their places, judged by nobody.</summary>
internal sealed class AnalysisFacts(HotFiles hotFiles)
{
    /// <summary>Lines of one list that an expert gets; of those after them nothing new is learned.</summary>
    private const int MostForExpert = 20;

    /// <summary>Lines of one list in an answer: people look at the top.</summary>
    private const int MostForPeople = 8;

    /// <summary>The same where a short answer is wanted.</summary>
    private const int MostInShort = 2;

    /// <summary>What is said on the way: how much there is, where it begins, and how it hangs together.</summary>
    public static string? OnTheWay(AnalysisRequest request, CodeMap map, Look look, CancellationToken cancellationToken) => Text(
        isWhole: true,
        request.IsAboutStructure ? [Sizes(map, look), Entries(map, cancellationToken), Folders(map)]
            : [Sizes(map, look), request.Kind is "security" ? Ways(map) : Entries(map, cancellationToken)]);

    /// <summary>All that the kind of analysis is about, the most general first.</summary>
    public async Task<IReadOnlyList<Fact>> AtTheEndAsync(AnalysisRequest request, CodeMap map, Look look, CancellationToken cancellationToken)
    {
        if (map.Looked.Files.Count == 0)
        {
            return [];
        }

        Fact large = new("Files that hold a large share of the code", CodeSizes.Large(map), "file");
        Fact[] facts = request.Kind switch
        {
            "performance" => [Entries(map, cancellationToken), new("Loops that run loops", new NestedWork(map).All(cancellationToken), "pair"), Dense(map, cancellationToken), Packages(map)],
            "security" => [Ways(map), Entries(map, cancellationToken), Folders(map), Packages(map, withStandard: true), NotLookedAt(map)],
            "quality" => [await HotAsync(map, look, cancellationToken), large, Dense(map, cancellationToken), Copied(map, cancellationToken), Tests(map, look, cancellationToken), Weight(map)],
            "architecture" => [Entries(map, cancellationToken), Folders(map), Files(map), Weight(map), Packages(map), NotLookedAt(map), large, await HotAsync(map, look, cancellationToken), Copied(map, cancellationToken)],
            _ =>
            [
                Entries(map, cancellationToken), Folders(map), Weight(map), Packages(map), NotLookedAt(map), large, await HotAsync(map, look, cancellationToken),
                Dense(map, cancellationToken), Copied(map, cancellationToken), Tests(map, look, cancellationToken),
            ],
        };
        return [.. facts.Prepend(Sizes(map, look)).Where(fact => fact.Lines.Count > 0)];
    }

    public static IReadOnlyList<QuestionSection> Sections(IReadOnlyList<Fact> facts) =>
        [.. facts.Select(fact => new QuestionSection(fact.Title, ListedLines.Of(fact.Lines, MostForExpert, fact.Noun)!))];

    /// <param name="isWhole">Whether more is wanted than the first lines of each list.</param>
    public static string? Text(bool isWhole, IReadOnlyList<Fact> facts) => Sentences.Paragraphs(
    [
        .. facts.Where(fact => fact.Lines.Count > 0)
            .Select(fact => $"{fact.Title}:\n{ListedLines.Of(fact.Lines, isWhole ? MostForPeople : MostInShort, fact.Noun)}"),
    ]);

    private static Fact Sizes(CodeMap map, Look look) =>
        new("Size", CodeSizes.Languages(map, look.Files.Count(file => !Languages.IsCode(Languages.Of(file.Name)))), "language");

    private static Fact Entries(CodeMap map, CancellationToken cancellationToken) => new("Where it is entered", EntryPoints.Of(map, cancellationToken), "file");

    private static Fact Ways(CodeMap map) => new("Addresses it serves, and who may call them", WaysIn.Of(map), "address");

    private static Fact Folders(CodeMap map) => new($"Folders and what they need{map.Below}", Dependencies.Folders(map), "folder");

    private static Fact Files(CodeMap map) => new($"Files and what they need{map.Below}", Dependencies.Files(map), "file");

    private static Fact Weight(CodeMap map) => new("Files that much hangs on, and files that hang on much", Dependencies.Weight(map), "file");

    private static Fact Packages(CodeMap map, bool withStandard = false) =>
        new($"Packages from outside, by the first import of each file{map.Below}", OutsidePackages.Of(map, withStandard), "package");

    private static Fact NotLookedAt(CodeMap map) => new("Imports that lead to files which were not given", OutsidePackages.NotLookedAt(map), "import");

    private static Fact Dense(CodeMap map, CancellationToken cancellationToken) => new("Functions that stand out", DenseFunctions.Of(map.Looked, cancellationToken), "function");

    private static Fact Copied(CodeMap map, CancellationToken cancellationToken) => new("Code that stands in two files", CopiedCode.Of(map, cancellationToken), "pair");

    /// <summary>Those without a test first, the longest of them at the top.</summary>
    private static Fact Tests(CodeMap map, Look look, CancellationToken cancellationToken)
    {
        var lengths = map.Files.ToDictionary(file => file.Path, map.Lines);
        var lines = TestsOfFiles.Of(map.Looked, look.Workspace, new WorkspaceFiles(look.Workspace), cancellationToken)
            .OrderBy(file => file.Tests.Count > 0).ThenByDescending(file => lengths.GetValueOrDefault(file.Path)).Select(file => file.Line);
        return new("Tests, by their names and imports", [.. lines], "file");
    }

    private async Task<Fact> HotAsync(CodeMap map, Look look, CancellationToken cancellationToken) =>
        new("Files that are changed often, by commits times lines", await hotFiles.OfAsync(map, look.Files, look.Workspace, cancellationToken), "file");
}
