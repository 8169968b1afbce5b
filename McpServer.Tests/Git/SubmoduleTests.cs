using Mcp.Daemon.Git;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Git;

/// <summary>What a change of a submodule stands for, and what is not committed inside of one.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux,MacOsX"), CancelAfter(20_000)]
public sealed class SubmoduleTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly GitRepository _library = new();
    private readonly string _first;

    public SubmoduleTests()
    {
        _repository.AddSubmodule("sub", _library);
        _first = _library.Git("rev-parse", "HEAD").Trim();
    }

    public void Dispose()
    {
        _repository.Dispose();
        _library.Dispose();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Moved_submodule_tells_its_commits(bool staged, CancellationToken cancellationToken)
    {
        _repository.CommitIn("sub", "a.txt", "a\n");
        var second = _repository.CommitIn("sub", "b.txt", "b\n");
        _repository.Git(staged ? ["add", "sub"] : ["status"]);

        var range = (await _repository.ReadAsync(cancellationToken)).Files[0].Submodule!;

        Assert.That((range.Old, range.New, range.Gained, range.Lost), Is.EqualTo((_first, second, 2, 0)));
    }

    [Test]
    public async Task Files_that_differ_between_the_commits_are_part_of_the_change(CancellationToken cancellationToken)
    {
        _repository.CommitIn("sub", "readme.txt", "hello\nmore\n");

        var change = (await _repository.ReadAllAsync(cancellationToken)).Single();

        Assert.That(change.Files.Select(file => (file.Path, file.Part)), Is.EqualTo([("sub", ChangePart.Unstaged), ("sub/readme.txt", ChangePart.Submodule)]));
        Assert.That(change.Files[1].AddedLines, Is.EqualTo([(2, "more")]));
    }

    [Test]
    public async Task Submodule_that_is_moved_back_tells_what_it_loses(CancellationToken cancellationToken)
    {
        _repository.CommitIn("sub", "a.txt", "a\n");
        _repository.Git("commit", "--quiet", "--all", "--message", "moved");
        GitRepository.Run("git", _repository["sub"], "checkout", "--quiet", _first);

        var range = (await _repository.ReadAsync(cancellationToken)).Files[0].Submodule!;

        Assert.That((range.Gained, range.Lost), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Commit_that_is_not_there_leaves_the_ids(CancellationToken cancellationToken)
    {
        var missing = new string('1', 40);
        _repository.Git("update-index", "--cacheinfo", $"160000,{missing},sub");

        var range = (await _repository.ReadAsync(cancellationToken, new ChangeRequest(_repository.Path) { Unstaged = false })).Files.Single().Submodule!;

        Assert.That((range.Old, range.New, range.Gained), Is.EqualTo((_first, missing, (int?)null)));
        Assert.That(range.WhyUnknown, Does.Contain("not in its repository"));
    }

    [Test]
    public async Task New_submodule_has_no_commit_before(CancellationToken cancellationToken)
    {
        _repository.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", _library.Path, "other");

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That(
            change.Files.Where(file => file.Submodule is not null).Select(file => (file.Path, file.Kind, file.Submodule!.Old, file.Submodule.New)),
            Is.EqualTo([("other", ChangeKind.Added, (string?)null, _first)]));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_is_not_committed_inside_is_a_change_of_its_own(bool staged, CancellationToken cancellationToken)
    {
        _repository.Write("sub/readme.txt", "changed\n");
        GitRepository.Run("git", _repository["sub"], staged ? ["add", "."] : ["status"]);

        var change = (await _repository.ReadAllAsync(cancellationToken)).Single();

        Assert.That((change.Root, change.Files.Single().Path), Is.EqualTo((_repository["sub"], "sub/readme.txt")));
    }

    [Test]
    public async Task Comparison_of_the_holder_is_none_of_the_submodule(CancellationToken cancellationToken)
    {
        _repository.Git("branch", "base");
        _repository.CommitIn("sub", "a.txt", "a\n");
        _repository.Git("commit", "--quiet", "--all", "--message", "moved");
        _repository.Write("sub/readme.txt", "changed\n");

        var changes = await _repository.ReadAllAsync(cancellationToken, new ChangeRequest(_repository.Path) { CompareTo = "base" });

        Assert.That(
            changes.Select(change => string.Join(' ', change.Files.Select(file => file.Path))), Is.EqualTo(["sub sub/a.txt", "sub/readme.txt"]));
        Assert.That(changes.SelectMany(change => change.Cut), Is.Empty);
    }

    [Test]
    public async Task Submodule_that_is_not_checked_out_is_reported(CancellationToken cancellationToken)
    {
        _repository.Git("submodule", "--quiet", "deinit", "--force", "sub");

        var change = (await _repository.ReadAllAsync(cancellationToken)).Single();

        Assert.That((change.Cut.Single().File, change.Cut.Single().Why.Contains("not checked out")), Is.EqualTo(("sub", true)));
    }

    [Test]
    public async Task Submodules_are_followed_three_levels_deep(CancellationToken cancellationToken)
    {
        var path = "sub";
        for (var level = 2; level <= 4; level++)
        {
            GitRepository.Run("git", _repository[path], "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", _library.Path, "sub");
            path += "/sub";
        }

        _repository.Write("sub/sub/sub/deep.txt", "deep\n");
        _repository.Write("sub/sub/sub/sub/deeper.txt", "deeper\n");

        var changes = await _repository.ReadAllAsync(cancellationToken);

        Assert.That(
            changes.SelectMany(change => change.Files).Select(file => file.Path),
            Does.Contain("sub/sub/sub/deep.txt").And.Not.Contain("sub/sub/sub/sub/deeper.txt"));
        Assert.That(changes.SelectMany(change => change.Cut).Select(cut => cut.Why), Has.One.Contains("3 levels"));
    }

    [Test]
    public async Task Submodule_moved_inside_a_moved_submodule_is_looked_into(CancellationToken cancellationToken)
    {
        GitRepository.Run("git", _repository["sub"], "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", _library.Path, "inner");
        GitRepository.Run("git", _repository["sub"], "commit", "--quiet", "--message", "inner");
        _repository.Git("commit", "--quiet", "--all", "--message", "inner");
        _repository.CommitIn("sub/inner", "a.txt", "a\n");
        GitRepository.Run("git", _repository["sub"], "commit", "--quiet", "--all", "--message", "moved");

        var change = (await _repository.ReadAllAsync(cancellationToken)).Single();

        Assert.That(change.Files.Select(file => file.Path), Is.EqualTo(["sub", "sub/inner", "sub/inner/a.txt"]));
    }

    [Test]
    public async Task Submodule_of_a_linked_work_tree_is_read(CancellationToken cancellationToken)
    {
        using var linked = new GitRepository();
        Directory.Delete(linked.Path, recursive: true);
        _repository.Git("worktree", "add", "--quiet", "-b", "topic", linked.Path);
        linked.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init");
        linked.Write("sub/readme.txt", "changed\n");

        var changes = await linked.ReadAllAsync(cancellationToken);

        Assert.That(changes.SelectMany(change => change.Files).Select(file => file.Path), Is.EqualTo(["sub/readme.txt"]));
    }

    [Test]
    public async Task Submodule_that_was_moved_is_read_where_the_workspace_is_a_part_of_its_holder(CancellationToken cancellationToken)
    {
        _repository.Write("part/a.txt", "a\n");
        _repository.Git("mv", "sub", "part/moved");
        _repository.Git("add", ".");
        _repository.Git("commit", "--quiet", "--message", "moved");
        _repository.Write("part/moved/readme.txt", "changed\n");
        var workspace = Mcp.Daemon.Files.Workspace.From(_repository["part"], [], _repository.Folder["home"]);

        var changes = await new ChangeSetReader(GitRepository.Program, new ChangeLimits())
            .ReadAsync(workspace, new ChangeRequest(_repository["part"]), cancellationToken);

        Assert.That(changes.SelectMany(change => change.Files).Select(file => file.Path), Is.EqualTo(["moved/readme.txt"]));
    }

    [Test]
    public async Task Limits_hold_for_what_lies_between_the_commits(CancellationToken cancellationToken)
    {
        _repository.CommitIn("sub", "a.txt", "a\n");
        _repository.CommitIn("sub", "b.txt", "b\n");

        var change = await _repository.ReadAsync(cancellationToken, limits: new ChangeLimits { MaxFiles = 2 });

        Assert.That(
            (change.Files.Count(file => file.Hunks.Count > 0), string.Join(' ', change.Cut.Select(cut => cut.File))), Is.EqualTo((1, "sub/b.txt")));
    }

    [Test]
    public async Task Key_file_between_the_commits_is_withheld(CancellationToken cancellationToken)
    {
        _repository.CommitIn("sub", ".env", "PASSWORD=x\n");

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That((change.Withheld.Single().File, change.Files[^1].Hunks.Count, change.Files[^1].IsKeyFile), Is.EqualTo(("sub/.env", 0, true)));
    }

    [Test]
    public async Task Reading_writes_nothing(CancellationToken cancellationToken)
    {
        _repository.CommitIn("sub", "a.txt", "a\n");
        _repository.Write("sub/readme.txt", "hello\n");
        var before = _repository.Fingerprint();

        await _repository.ReadAllAsync(cancellationToken);

        Assert.That(_repository.Fingerprint(), Is.EqualTo(before));
    }
}
