using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Git;

/// <summary>Which repositories a directory stands for, and that each of them is read and judged by itself.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux,MacOsX"), CancelAfter(20_000)]
public sealed class SeveralRepositoriesTests : IDisposable
{
    private readonly GitRepository _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Test]
    public async Task Repositories_side_by_side_in_a_folder_are_all_read(CancellationToken cancellationToken)
    {
        BecomeFolder();
        _workspace.Nest("b");
        _workspace.Nest("a");

        var changes = await _workspace.ReadAllAsync(cancellationToken);

        Assert.That(Names(changes), Is.EqualTo(["a/new.txt", "b/new.txt"]));
    }

    [Test]
    public async Task Nested_repository_is_read_beside_the_one_around_it(CancellationToken cancellationToken)
    {
        _workspace.Nest("nested");
        _workspace.Write("own.txt", "own\n");

        var changes = await _workspace.ReadAllAsync(cancellationToken);

        Assert.That(changes.Select(change => change.Root), Is.EqualTo([_workspace.Path, _workspace["nested"]]));
        Assert.That(Names(changes), Is.EqualTo(["own.txt", "nested/new.txt"]));
        Assert.That(changes.SelectMany(change => change.Unscanned), Is.Empty);
    }

    [Test]
    public async Task Repository_inside_a_nested_one_is_read(CancellationToken cancellationToken)
    {
        _workspace.Nest("nested");
        _workspace.Nest("nested/inner");

        Assert.That(Names(await _workspace.ReadAllAsync(cancellationToken)), Is.EqualTo(["nested/new.txt", "nested/inner/new.txt"]));
    }

    [Test]
    public async Task Three_levels_are_looked_through_and_no_more(CancellationToken cancellationToken)
    {
        BecomeFolder();
        _workspace.Nest("1/2/3");
        _workspace.Nest("1/2/x/4");

        Assert.That(Names(await _workspace.ReadAllAsync(cancellationToken)), Is.EqualTo(["1/2/3/new.txt"]));
    }

    [Test]
    public async Task Nested_repository_too_deep_to_be_found_is_listed_as_not_looked_into(CancellationToken cancellationToken)
    {
        _workspace.Nest("1/2/3/4");

        var change = (await _workspace.ReadAllAsync(cancellationToken)).Single();

        Assert.That(change.Unscanned.Single(), Does.StartWith("1/2/3/4/: a nested repository"));
    }

    [Test]
    public async Task Twenty_of_25_repositories_are_read_and_the_rest_named(CancellationToken cancellationToken)
    {
        BecomeFolder();
        foreach (var number in Enumerable.Range(1, 25))
        {
            _workspace.Nest($"r{number:00}");
        }

        var changes = await _workspace.ReadAllAsync(cancellationToken);

        Assert.That(changes.Select(change => Path.GetFileName(change.Root)), Is.EqualTo(Enumerable.Range(1, 20).Select(number => $"r{number:00}")));
        Assert.That(changes[0].Cut.Select(cut => cut.File), Is.EqualTo(["r21", "r22", "r23", "r24", "r25"]));
    }

    [TestCase(".hidden/r")]
    [TestCase("node_modules/r")]
    [TestCase("ignored/r")]
    public async Task Where_nobody_works_nothing_is_looked_for(string name, CancellationToken cancellationToken)
    {
        _workspace.Commit(".gitignore", "/ignored/\n.hidden\nnode_modules\n");
        _workspace.Nest(name);

        var change = (await _workspace.ReadAllAsync(cancellationToken)).Single();

        Assert.That((change.Root, change.IsTelling), Is.EqualTo((_workspace.Path, false)));
    }

    [Test]
    public async Task Odd_name_of_a_nested_repository_is_only_a_name(CancellationToken cancellationToken)
    {
        _workspace.Commit(".gitignore", "/ignored\n");
        _workspace.Nest(":(top)ignored");

        Assert.That(Names(await _workspace.ReadAllAsync(cancellationToken)), Is.EqualTo([":(top)ignored/new.txt"]));
    }

    [Test]
    public async Task Link_to_a_repository_is_not_followed(CancellationToken cancellationToken)
    {
        BecomeFolder();
        _workspace.Nest("a");
        Directory.CreateSymbolicLink(_workspace["link"], _workspace["a"]);

        var changes = await _workspace.ReadAllAsync(cancellationToken);

        Assert.That((changes.Count, changes[0].Root, changes[0].Withheld.Count), Is.EqualTo((1, _workspace["a"], 0)));
    }

    [Test]
    public async Task Only_repositories_with_something_to_tell_are_in_the_result(CancellationToken cancellationToken)
    {
        _workspace.Nest("a");
        _workspace.Nest("b");
        File.Delete(_workspace["a/new.txt"]);

        Assert.That((await _workspace.ReadAllAsync(cancellationToken)).Select(change => change.Root), Is.EqualTo([_workspace["b"]]));
    }

    [Test]
    public async Task Path_inside_a_repository_leaves_its_siblings_alone(CancellationToken cancellationToken)
    {
        BecomeFolder();
        _workspace.Nest("a");
        _workspace.Nest("a/sub/nested");
        _workspace.Nest("a/elsewhere");
        _workspace.Nest("b");

        var changes = await _workspace.ReadAllAsync(cancellationToken, new ChangeRequest(_workspace["a/sub"]));

        Assert.That(changes.Select(change => change.Root), Is.EqualTo([_workspace["a"], _workspace["a/sub/nested"]]));
    }

    [Test]
    public async Task Revision_that_one_repository_lacks_is_reported_with_the_nearest_and_the_others_are_read(CancellationToken cancellationToken)
    {
        BecomeFolder();
        GitRepository.Run("git", _workspace.Nest("a"), "branch", "topic");
        GitRepository.Run("git", _workspace.Nest("b"), "branch", "topics");

        var changes = await _workspace.ReadAllAsync(cancellationToken, new ChangeRequest(_workspace.Path) { CompareTo = "topic" });

        Assert.That(Names(changes), Is.EqualTo(["a/new.txt"]));
        Assert.That((changes[1].Cut.Single().File, changes[1].Cut.Single().Why.Contains("the nearest: topics")), Is.EqualTo(("b", true)));
        Assert.That(changes[1].Branch, Is.EqualTo("main"));
    }

    [Test]
    public void Revision_that_every_repository_lacks_is_an_error(CancellationToken cancellationToken)
    {
        BecomeFolder();
        _workspace.Nest("a");
        _workspace.Nest("b");

        Assert.That(
            async () => await _workspace.ReadAllAsync(cancellationToken, new ChangeRequest(_workspace.Path) { CompareTo = "mian" }),
            Throws.InstanceOf<ToolFailureException>().With.Message.Contains("nearest: main"));
    }

    [Test]
    public async Task Broken_repository_is_reported_and_the_others_are_read(CancellationToken cancellationToken)
    {
        BecomeFolder();
        _workspace.Nest("a");
        _workspace.Nest("b");
        _workspace.Write("b/.git/index", "rubbish");

        var changes = await _workspace.ReadAllAsync(cancellationToken);

        Assert.That(Names(changes), Is.EqualTo(["a/new.txt"]));
        Assert.That((changes[1].Cut.Single().File, changes[1].Cut.Single().Why.Contains("Git said:")), Is.EqualTo(("b", true)));
    }

    [Test]
    public async Task Nested_git_file_that_points_out_of_the_workspace_is_withheld(CancellationToken cancellationToken)
    {
        using var other = new GitRepository();
        other.Commit("secret.txt", "secret\n");
        _workspace.Nest("a");
        _workspace.Write("nested/.git", $"gitdir: {other[".git"]}\n");

        var changes = await _workspace.ReadAllAsync(cancellationToken);

        Assert.That(changes.SelectMany(change => change.Withheld).Select(file => file.File), Is.EqualTo(["nested"]));
        Assert.That(Names(changes), Is.EqualTo(["a/new.txt"]));
    }

    [Test]
    public void Folder_whose_only_repository_reaches_out_is_refused(CancellationToken cancellationToken)
    {
        using var other = new GitRepository();
        BecomeFolder();
        _workspace.Write("nested/.git", $"gitdir: {other[".git"]}\n");

        Assert.That(
            async () => await _workspace.ReadAllAsync(cancellationToken),
            Throws.InstanceOf<ToolFailureException>().With.Property("Code").EqualTo(ErrorCode.PathDenied));
    }

    [Test]
    public async Task Second_git_file_into_the_same_git_directory_is_withheld(CancellationToken cancellationToken)
    {
        _workspace.Write("twin/.git", $"gitdir: {_workspace[".git"]}\n");

        var change = (await _workspace.ReadAllAsync(cancellationToken)).Single();

        Assert.That(change.Withheld.Single().Why, Does.Contain($"that of {_workspace.Path}"));
    }

    [Test]
    public async Task Work_tree_that_is_set_elsewhere_is_withheld(CancellationToken cancellationToken)
    {
        _workspace.Commit("private/a.txt", "private\n");
        GitRepository.Run("git", _workspace.Nest("nested"), "config", "core.worktree", _workspace["private"]);

        var change = (await _workspace.ReadAllAsync(cancellationToken)).Single();

        Assert.That((change.Withheld.Single().File, change.Withheld.Single().Why.Contains(_workspace["private"])), Is.EqualTo(("nested", true)));
    }

    [Test]
    public async Task Limits_hold_for_all_repositories_together(CancellationToken cancellationToken)
    {
        BecomeFolder();
        _workspace.Nest("a");
        _workspace.Nest("b");
        _workspace.Write("b/second.txt", "second\n");

        var changes = await _workspace.ReadAllAsync(cancellationToken, limits: new ChangeLimits { MaxFiles = 2 });

        Assert.That(
            changes.SelectMany(change => change.Files).Where(file => file.Text is not null).Select(file => file.Path),
            Is.EqualTo(["a/new.txt", "b/new.txt"]));
        Assert.That(changes[1].Cut.Select(cut => cut.File), Is.EqualTo(["b/second.txt"]));
    }

    [Test]
    public async Task Reading_writes_nothing_in_any_of_them(CancellationToken cancellationToken)
    {
        _workspace.Nest("a");
        _workspace.CommitIn("a", "b.txt", "b\n");
        File.SetLastWriteTimeUtc(_workspace["a/b.txt"], DateTime.UnixEpoch);
        var before = _workspace.Fingerprint();

        await _workspace.ReadAllAsync(cancellationToken);

        Assert.That(_workspace.Fingerprint(), Is.EqualTo(before));
    }

    private void BecomeFolder()
    {
        Directory.Delete(_workspace[".git"], recursive: true);
        File.Delete(_workspace["readme.txt"]);
    }

    private static IEnumerable<string> Names(IEnumerable<ChangeSet> changes) =>
        changes.SelectMany(change => change.Files).Select(file => file.Path);
}
