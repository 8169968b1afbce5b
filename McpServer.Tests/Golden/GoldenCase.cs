using System.Text.Json.Nodes;
using Mcp.Tests.Configuration;
using Mcp.Tests.Support;

namespace Mcp.Tests.Golden;

/// <summary>
/// A fixed case of one tool: a repository with planted faults, the steps that are taken in it, and what was sent and
/// answered when somebody last read it.
/// </summary>
/// <remarks>
/// In <c>Cases/&lt;tool&gt;</c> lie <c>repository/</c>, which is committed; <c>commits/&lt;number&gt; &lt;message&gt;/</c>, laid over it and
/// committed one after the other; <c>staged/</c>, laid over it and staged; <c>change/</c>, laid over it and not committed; and of each case <c>&lt;case&gt;.json</c> with the
/// arguments of its steps, <c>&lt;case&gt;.reply.txt</c> with what the expert says where that matters, or <c>&lt;case&gt;.reply.&lt;model&gt;.txt</c> with what each of
/// several says, and the two golden files, of which a tool that asks nobody has only the answer.
/// </remarks>
internal sealed record GoldenCase(string Tool, string Name)
{
    private const string Fine = """{"outcome": "complete", "summary": "Nothing to add."}""";

    private static readonly string Root = Checkout.File("McpServer.Tests", "Golden", "Cases");

    public static IEnumerable<GoldenCase> All() =>
        from directory in Directory.GetDirectories(Root)
        from file in Directory.GetFiles(directory, "*.json")
        orderby file
        select new GoldenCase(Path.GetFileName(directory), Path.GetFileNameWithoutExtension(file));

    public string RequestFile => Own(".request.md");

    public string AnswerFile => Own(".answer.md");

    /// <summary>What any model says that has no reply of its own.</summary>
    public string Reply => File.Exists(Own(".reply.txt")) ? File.ReadAllText(Own(".reply.txt")) : Fine;

    /// <summary>What the models say that have a reply of their own.</summary>
    public IReadOnlyList<(string Model, string Text)> RepliesByModel =>
    [
        .. from file in Directory.GetFiles(Path.Combine(Root, Tool), $"{Name}.reply.*.txt")
           select (Path.GetFileNameWithoutExtension(file)[$"{Name}.reply.".Length..], File.ReadAllText(file)),
    ];

    /// <summary>The arguments of each step.</summary>
    public IReadOnlyList<JsonObject> Steps => [.. JsonNode.Parse(File.ReadAllText(Own(".json")))!.AsArray().Select(step => step!.AsObject())];

    public GitRepository MakeRepository()
    {
        var repository = new GitRepository(commit: false);
        Lay("repository", repository);
        Commit(repository, "Add the code");
        foreach (var commit in Overlays().Order(StringComparer.Ordinal))
        {
            Lay(Path.Combine("commits", commit), repository);
            Commit(repository, commit[(commit.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }

        Lay("staged", repository);
        repository.Git("add", "--all");
        Lay("change", repository);
        return repository;
    }

    public override string ToString() => $"{Tool}/{Name}";

    private IEnumerable<string> Overlays() => Directory.Exists(Path.Combine(Root, Tool, "commits"))
        ? Directory.GetDirectories(Path.Combine(Root, Tool, "commits")).Select(directory => Path.GetFileName(directory))
        : [];

    private string Own(string end) => Path.Combine(Root, Tool, Name + end);

    private static void Commit(GitRepository repository, string message)
    {
        repository.Git("add", "--all");
        repository.Git("commit", "--quiet", "--allow-empty", "--message", message);
    }

    private void Lay(string folder, GitRepository repository)
    {
        var source = Path.Combine(Root, Tool, folder);
        foreach (var file in Directory.Exists(source) ? Directory.GetFiles(source, "*", SearchOption.AllDirectories) : [])
        {
            repository.Write(Path.GetRelativePath(source, file), File.ReadAllText(file));
        }
    }
}
