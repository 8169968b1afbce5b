using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Git;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux,MacOsX")]
public sealed class ChangeSetReaderTests : IDisposable
{
    private readonly GitRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Test, CancelAfter(20_000)]
    public async Task Staged_unstaged_and_untracked_are_told_apart(CancellationToken cancellationToken)
    {
        _repository.Write("staged.txt", "staged\n");
        _repository.Git("add", "staged.txt");
        _repository.Write("readme.txt", "changed\n");
        _repository.Write("new.txt", "new\n");

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That(
            change.Files.Select(file => (file.Path, file.Part)),
            Is.EqualTo([("staged.txt", ChangePart.Staged), ("readme.txt", ChangePart.Unstaged), ("new.txt", ChangePart.Untracked)]));
    }

    [Test, CancelAfter(20_000)]
    public async Task Added_lines_carry_their_numbers(CancellationToken cancellationToken)
    {
        _repository.Write("readme.txt", "first\nhello\nlast\n");

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That(change.Files.Single().AddedLines, Is.EqualTo([(1, "first"), (3, "last")]));
    }

    [Test, CancelAfter(20_000)]
    public async Task Ignored_files_are_no_part_of_the_change(CancellationToken cancellationToken)
    {
        _repository.Commit(".gitignore", "*.log\n");
        _repository.Write("a.log", "log\n");

        Assert.That((await _repository.ReadAsync(cancellationToken)).Files, Is.Empty);
    }

    [Test, CancelAfter(20_000)]
    public async Task Touched_file_is_no_change(CancellationToken cancellationToken)
    {
        _repository.Write("readme.txt", "hello\n");

        Assert.That((await _repository.ReadAsync(cancellationToken)).Files, Is.Empty);
    }

    [Test, CancelAfter(20_000)]
    public async Task Rename_keeps_its_old_path(CancellationToken cancellationToken)
    {
        _repository.Git("mv", "readme.txt", "moved.txt");

        var file = (await _repository.ReadAsync(cancellationToken)).Files.Single();

        Assert.That((file.Kind, file.OldPath, file.Path), Is.EqualTo((ChangeKind.Renamed, "readme.txt", "moved.txt")));
    }

    [Test, CancelAfter(20_000)]
    public async Task Binary_has_a_size_and_no_lines(CancellationToken cancellationToken)
    {
        File.WriteAllBytes(_repository["a.bin"], [1, 0, 2]);

        var file = (await _repository.ReadAsync(cancellationToken)).Files.Single();

        Assert.That((file.IsBinary, file.Size, file.Added), Is.EqualTo((true, 3, 0)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Mode_change_is_seen(CancellationToken cancellationToken)
    {
        _repository.Git("update-index", "--chmod=+x", "readme.txt");

        var file = (await _repository.ReadAsync(cancellationToken, new ChangeRequest(_repository.Path) { Unstaged = false })).Files.Single();

        Assert.That((Convert.ToString(file.OldMode, 8), Convert.ToString(file.NewMode, 8)), Is.EqualTo(("100644", "100755")));
    }

    [Test, CancelAfter(20_000)]
    public async Task Repository_without_commits_has_everything_added(CancellationToken cancellationToken)
    {
        using var empty = new GitRepository(commit: false);
        empty.Write("a.txt", "a\n");
        empty.Git("add", ".");

        var change = await empty.ReadAsync(cancellationToken);

        Assert.That((change.Head, change.Files.Single().Kind), Is.EqualTo(((string?)null, ChangeKind.Added)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Detached_head_has_no_branch(CancellationToken cancellationToken)
    {
        _repository.Git("checkout", "--quiet", "--detach");

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That((change.Branch, change.Head), Is.EqualTo(((string?)null, _repository.Git("rev-parse", "HEAD").Trim())));
    }

    [TestCase(true)]
    [TestCase(false)]
    [CancelAfter(20_000)]
    public async Task Comparing_shows_what_was_done_since_the_common_ancestor(bool staged, CancellationToken cancellationToken)
    {
        _repository.Git("checkout", "--quiet", "-b", "topic");
        _repository.Commit("topic.txt", "topic\n");
        _repository.Git("checkout", "--quiet", "main");
        _repository.Commit("main.txt", "main\n");
        _repository.Git("checkout", "--quiet", "topic");

        var change = await _repository.ReadAsync(
            cancellationToken, new ChangeRequest(_repository.Path) { CompareTo = "main", Staged = staged });

        Assert.That(change.Files.Select(file => file.Path), Is.EqualTo(["topic.txt"]));
    }

    [TestCase("mian"), TestCase("^main")]
    [CancelAfter(20_000)]
    public async Task Revision_that_is_no_commit_names_the_nearest(string revision, CancellationToken cancellationToken)
    {
        var failure = await Assert.ThrowsAsync<ToolFailureException>(
            () => _repository.ReadAsync(cancellationToken, new ChangeRequest(_repository.Path) { CompareTo = revision }));

        Assert.That(failure!.Message, Does.Contain("nearest: main"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Key_file_is_withheld_with_its_content(CancellationToken cancellationToken)
    {
        _repository.Write(".env", "PASSWORD=x\n");
        _repository.Git("add", ".env");

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That(
            (change.Withheld.Single().File, change.Files.Single().Hunks.Count, change.Files.Single().Text),
            Is.EqualTo((".env", 0, (string?)null)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Untracked_link_is_not_followed(CancellationToken cancellationToken)
    {
        File.CreateSymbolicLink(_repository["link"], _repository.Folder.Write("secret.txt"));

        var file = (await _repository.ReadAsync(cancellationToken)).Files.Single();

        Assert.That((file.IsRegular, file.Text), Is.EqualTo((false, (string?)null)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Directory_swapped_for_a_link_shows_nothing_of_its_target(CancellationToken cancellationToken)
    {
        _repository.Commit("dir/a.txt", "one\n");
        Directory.Delete(_repository["dir"], recursive: true);
        _repository.Folder.Write("out/a.txt", "secret\n");
        Directory.CreateSymbolicLink(_repository["dir"], _repository.Folder["out"]);

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That(change.Files.SelectMany(file => file.AddedLines), Is.Empty);
    }

    [Test, CancelAfter(20_000)]
    public async Task File_over_the_limit_is_cut_with_the_limit(CancellationToken cancellationToken)
    {
        _repository.Write("big.txt", new string('x', 1_000_001));

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That(change.Cut.Single().Why, Does.Contain("1,000,001").And.Contain("1,000,000"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Change_of_too_many_files_is_cut_and_counted(CancellationToken cancellationToken)
    {
        for (var i = 0; i < 10; i++)
        {
            _repository.Write($"{i}.txt", "x\n");
        }

        var limits = new ChangeLimits { MaxFiles = 3, MaxListed = 2 };
        var change = await _repository.ReadAsync(cancellationToken, limits: limits);

        Assert.That(
            (change.FileCount, change.Cut[^1].File, change.Files.Count(file => file.Text is not null)),
            Is.EqualTo((10, "… and 5 more files", 3)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Change_of_too_many_bytes_is_cut(CancellationToken cancellationToken)
    {
        _repository.Write("a.txt", new string('a', 600));
        _repository.Write("b.txt", new string('b', 600));
        _repository.Write("c.txt", new string('c', 600));
        _repository.Git("add", "a.txt", "b.txt");

        var change = await _repository.ReadAsync(cancellationToken, limits: new ChangeLimits { MaxTotalBytes = 1_000 });

        Assert.That(change.Cut.Select(cut => cut.File), Is.EqualTo(["b.txt"]));
    }

    [Test, CancelAfter(20_000)]
    public async Task Names_are_kept_as_they_are(CancellationToken cancellationToken)
    {
        string[] names = ["ä \"quoted\".txt", "new\nline.txt", ":(top)x.txt", "-option.txt", "tab\t.txt"];
        foreach (var name in names)
        {
            _repository.Write(name, "x\n");
            _repository.Git("--literal-pathspecs", "add", "--", name);
        }

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That(change.Files.Select(file => (file.Path, file.Added)), Is.EquivalentTo(names.Select(name => (name, 1))));
    }

    [Test, CancelAfter(20_000)]
    public async Task Odd_diff_settings_change_nothing(CancellationToken cancellationToken)
    {
        foreach (var (key, value) in (IEnumerable<(string, string)>)
            [("diff.orderFile", "missing"), ("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("color.ui", "always"),
             ("diff.renames", "false"), ("core.quotePath", "true"), ("core.abbrev", "5"), ("diff.wsErrorHighlight", "all")])
        {
            _repository.Git("config", key, value);
        }

        _repository.Write("readme.txt", "hello\nmore\n");

        Assert.That((await _repository.ReadAsync(cancellationToken)).Files.Single().AddedLines, Is.EqualTo([(2, "more")]));
    }

    [Test, CancelAfter(20_000)]
    public async Task Checkout_with_carriage_returns_is_compared_by_its_lines(CancellationToken cancellationToken)
    {
        _repository.Git("config", "core.autocrlf", "true");
        _repository.Write("readme.txt", "hello\r\nmore\r\n");

        Assert.That((await _repository.ReadAsync(cancellationToken)).Files.Single().AddedLines, Is.EqualTo([(2, "more")]));
    }

    [Test, CancelAfter(20_000)]
    public async Task Filtered_file_is_listed_as_unscanned(CancellationToken cancellationToken)
    {
        _repository.Commit(".gitattributes", "*.txt filter=lfs\n");
        _repository.Write("readme.txt", "changed\n");

        Assert.That((await _repository.ReadAsync(cancellationToken)).Unscanned, Has.One.Contains("filter \"lfs\""));
    }

    [Test, CancelAfter(20_000)]
    public async Task Unfinished_merge_is_read(CancellationToken cancellationToken)
    {
        _repository.Git("checkout", "--quiet", "-b", "topic");
        _repository.Commit("readme.txt", "topic\n");
        _repository.Git("checkout", "--quiet", "main");
        _repository.Commit("readme.txt", "main\n");
        _repository.TryGit("merge", "topic");

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That(
            change.Files.Select(file => file.Kind), Is.EquivalentTo([ChangeKind.Unmerged, ChangeKind.Modified]));
        Assert.That(change.Files.SelectMany(file => file.AddedLines).Select(line => line.Text), Has.Some.StartWith("<<<<<<< "));
    }

    [Test, CancelAfter(20_000)]
    public async Task Directory_without_a_repository_says_so(CancellationToken cancellationToken)
    {
        Directory.Delete(_repository[".git"], recursive: true);

        var failure = await Assert.ThrowsAsync<ToolFailureException>(() => _repository.ReadAsync(cancellationToken));

        Assert.That(failure!.Message, Does.Contain("no git repository"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Broken_repository_quotes_git(CancellationToken cancellationToken)
    {
        _repository.Write(".git/index", "rubbish");

        var failure = await Assert.ThrowsAsync<ToolFailureException>(() => _repository.ReadAsync(cancellationToken));

        Assert.That(failure!.Message, Does.Contain("Git said:").And.Contain("index"));
    }
}
