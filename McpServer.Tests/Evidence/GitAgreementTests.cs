using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

/// <summary>What a directory stands for is what git itself lists of it.</summary>
public class GitAgreementTests
{
    // Without "foo**/bar": git takes the "foo" off first and then reads "**/bar", so that it ignores "foobar" as well.
    private static readonly string[] Rules =
    [
        "*.log", "/a.cs", "a.cs", "bin/", "bin", "/bin/*", "!bin/keep.cs", "**/foo", "foo/**", "a/**/b.cs", "foo/*", "*/foo", "doc/*.txt",
        "*.c[so]", "[!a].cs", "[a-c]*", "?.cs", "a*b*c", "\\!a", "\\#a", "!a.cs", "# comment", "", "   ", "a.cs   ", "a\\ ", "foo**bar",
        "**", "**/", "/**", "*", "!*/", "!*.cs", "a[", "a\\", "[]-]", "[[:digit:]]*", "[^[:alpha:]]*", "a+", "(a)", "{a,b}",
        "$a^", "a.b", "/", "!", "//", "a//b", "foo/bar", "foo/bar/", "/foo/", "**/bar/**", "a/**", "!/a/", "*a*a*a*a*b", "\t", "[a\\]]",
    ];

    private static readonly string[] Names =
        ["a.cs", "b.cs", "foo", "bar", "a", "b", "bin", "doc", "keep.cs", "a.log", "x.txt", "!a", "#a", "a ", "a+", "(a)", "1.c", "]", "foobar", "axbxc", "a.b", "$a^", "aab"];

    [Test]
    [CancelAfter(60_000)]
    public void Every_rule_alone_leaves_what_git_leaves(CancellationToken cancellationToken)
    {
        using var repository = new GitRepository(commit: false);
        var random = new Random(1);
        foreach (var (i, rule) in Rules.Index())
        {
            Plant(repository, $"case{i:000}", random, [rule], []);
        }

        repository.Write(".gitignore", "*.none\n"); // without any rule a list of ours says what is build output

        Assert.That(Listed(repository, cancellationToken), Is.EqualTo(ByGit(repository)));
    }

    [Test]
    [CancelAfter(60_000)]
    public void Rules_together_and_nested_leave_what_git_leaves(CancellationToken cancellationToken)
    {
        using var repository = new GitRepository(commit: false);
        var random = new Random(2);
        for (var i = 0; i < 150; i++)
        {
            Plant(repository, $"case{i:000}", random, random.GetItems(Rules, 4), random.GetItems(Rules, 2));
        }

        repository.Write(".gitignore", "*.b\n");
        repository.Write(".git/info/exclude", "1.c\n");

        Assert.That(Listed(repository, cancellationToken), Is.EqualTo(ByGit(repository)));
    }

    [Test]
    [CancelAfter(20_000)]
    public void Tracked_repository_reads_as_git_lists_it(CancellationToken cancellationToken)
    {
        using var repository = new GitRepository();
        repository.Commit(".gitignore", "*.log\r\n/out/\r\n");
        repository.Commit("src/a.cs", "class A;\n");
        repository.Write("src/a.log", "noise\n");
        repository.Write("out/x.cs", "class X;\n");
        repository.Write("src/new.cs", "class New;\n");

        Assert.That(Listed(repository, cancellationToken), Is.EqualTo(new[] { "readme.txt", "src/a.cs", "src/new.cs" }));
    }

    private static void Plant(GitRepository repository, string directory, Random random, string[] rules, string[] inner)
    {
        foreach (var _ in Enumerable.Range(0, 12))
        {
            var parts = random.GetItems(Names, random.Next(1, 4));
            var path = Path.Combine([repository.Path, directory, .. parts]);
            var parent = Path.GetDirectoryName(path)!;
            if (!Directory.Exists(path) && !Enumerable.Range(0, parts.Length).Any(n => File.Exists(Path.Combine([repository.Path, directory, .. parts[..n]]))))
            {
                Directory.CreateDirectory(parent);
                File.WriteAllText(path, "x\n");
            }
        }

        repository.Write($"{directory}/.gitignore", string.Join('\n', rules));
        if (inner.Length > 0 && Directory.EnumerateDirectories(repository[directory]).FirstOrDefault() is { } child)
        {
            File.WriteAllText(Path.Combine(child, ".gitignore"), string.Join('\n', inner));
        }
    }

    private static List<string> Listed(GitRepository repository, CancellationToken cancellationToken)
    {
        var workspace = repository.Workspace;
        var gate = new FileGate(workspace);
        var files = new DirectoryFiles(workspace, gate).Below(gate.Locate(".").RealPath, new LeftOutEntries(), cancellationToken);
        return [.. files.Select(workspace.NameOf).Order(StringComparer.Ordinal)];
    }

    private static List<string> ByGit(GitRepository repository) =>
    [
        .. repository.Git("ls-files", "-z", "--others", "--cached", "--exclude-standard").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(name => !Path.GetFileName(name).StartsWith('.')).Order(StringComparer.Ordinal),
    ];
}
