using Mcp.Daemon.Files;
using Mcp.Daemon.Git;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Git;

/// <summary>What ranks evidence: changed files, the last commits of a file, and how often files change. None of it ever fails.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux,MacOsX"), CancelAfter(20_000)]
public sealed class HistoryTests : IDisposable
{
    private readonly GitRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Test]
    public async Task Changed_files_are_the_staged_the_unstaged_and_the_untracked(CancellationToken cancellationToken)
    {
        _repository.Commit("kept.txt", "kept\n");
        _repository.Commit("deleted.txt", "deleted\n");
        _repository.Commit("touched.txt", "touched\n");
        _repository.Write("staged.txt", "staged\n");
        _repository.Git("add", ".");
        _repository.Write("readme.txt", "changed\n");
        _repository.Write("new/untracked.txt", "new\n");
        File.Delete(_repository["deleted.txt"]);
        File.SetLastWriteTimeUtc(_repository["touched.txt"], DateTime.UnixEpoch);

        var changed = await ChangedAsync(cancellationToken);

        Assert.That(changed.RealPaths, Is.EquivalentTo([_repository["staged.txt"], _repository["readme.txt"], _repository["new/untracked.txt"]]));
        Assert.That(changed.Reason, Is.Null);
    }

    [Test]
    public async Task Last_commits_of_a_file_come_newest_first(CancellationToken cancellationToken)
    {
        _repository.Commit("a.txt", "one\n");
        _repository.Commit("b.txt", "b\n");
        var last = CommitAt("2030-01-01T00:00:00Z", "a.txt", "two\n", "fix the \"thing\"");

        var history = await CommitsAsync(10, ["a.txt"], cancellationToken);

        Assert.That(history.Commits.Select(commit => commit.Subject), Is.EqualTo(["fix the \"thing\"", "a.txt"]));
        Assert.That(last, Does.StartWith(history.Commits[0].Id));
        Assert.That((history.Commits[0].Date.Year, string.Join(' ', history.Commits[0].Files), history.Reason), Is.EqualTo((2030, "a.txt", (string?)null)));
    }

    [Test]
    public async Task Only_so_many_commits_are_told(CancellationToken cancellationToken)
    {
        foreach (var text in (string[])["1\n", "2\n", "3\n"])
        {
            _repository.Commit("a.txt", text);
        }

        Assert.That((await CommitsAsync(2, ["a.txt"], cancellationToken)).Commits, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Commits_of_several_repositories_are_merged_by_date(CancellationToken cancellationToken)
    {
        _repository.Nest("nested");
        GitRepository.Run("git", _repository["nested"], "add", ".");
        GitRepository.Run("git", _repository["nested"], "commit", "--quiet", "--message", "nested", "--date", "2030-01-01T00:00:00Z");

        var history = await CommitsAsync(10, ["readme.txt", _repository["nested/new.txt"]], cancellationToken);

        Assert.That(history.Commits.SelectMany(commit => commit.Files), Is.EquivalentTo(["readme.txt", "nested/new.txt"]));
    }

    [Test]
    public async Task Deleted_file_has_a_history(CancellationToken cancellationToken)
    {
        _repository.Git("rm", "--quiet", "readme.txt");
        _repository.Git("commit", "--quiet", "--message", "gone");

        Assert.That((await CommitsAsync(10, ["readme.txt"], cancellationToken)).Commits[0].Subject, Is.EqualTo("gone"));
    }

    [Test]
    public async Task Odd_names_and_subjects_are_kept(CancellationToken cancellationToken)
    {
        string[] names = ["\nstart.txt", "new\nline.txt", ":(top)x", "ä \"quoted\".txt", "-n.txt"];
        foreach (var name in names)
        {
            _repository.Write(name, "x\n");
            _repository.Git("--literal-pathspecs", "add", "--", name);
        }

        _repository.Git("commit", "--quiet", "--message", "über \u001b[31m\n\nbody");

        var commit = (await CommitsAsync(10, names, cancellationToken)).Commits.Single();

        Assert.That((commit.Subject, string.Join('|', commit.Files.Order(StringComparer.Ordinal))), Is.EqualTo(("über \u001b[31m", string.Join('|', names.Order(StringComparer.Ordinal)))));
    }

    [Test]
    public async Task Odd_log_settings_change_nothing(CancellationToken cancellationToken)
    {
        _repository.Git("mv", "readme.txt", "moved.txt");
        _repository.Git("commit", "--quiet", "--message", "größer");
        var program = _repository.PlantProgram();
        foreach (var (key, value) in (IEnumerable<(string, string)>)
            [("log.showSignature", "true"), ("gpg.program", program), ("log.follow", "true"), ("log.showRoot", "false"), ("log.date", "relative"),
             ("format.pretty", "fuller"), ("color.ui", "always"), ("core.abbrev", "40"), ("diff.noprefix", "true"), ("log.decorate", "full"),
             ("diff.external", program), ("core.pager", program), ("pager.log", program), ("core.fsmonitor", program), ("diff.orderFile", "missing"),
             ("notes.displayRef", "refs/notes/*"), ("i18n.logOutputEncoding", "latin1"), ("diff.renames", "copies"), ("alias.log", $"!{program}")])
        {
            _repository.Git("config", key, value);
        }

        var history = await CommitsAsync(10, ["moved.txt"], cancellationToken);
        var churn = await ChurnAsync(cancellationToken);

        Assert.That((history.Commits.Single().Subject, history.Commits[0].Id.Length, churn.CommitsByName["readme.txt"]), Is.EqualTo(("größer", 10, 2)));
        Assert.That(_repository.TrapSprung, Is.False);
    }

    [Test]
    public async Task Program_that_checks_signatures_does_not_run(CancellationToken cancellationToken)
    {
        _repository.Git("config", "log.showSignature", "true");
        _repository.Git("config", "gpg.program", _repository.PlantProgram());
        var signed = _repository.Folder.Write(
            "signed",
            $"tree {_repository.Git("rev-parse", "HEAD^{tree}").Trim()}\nauthor T <t@e> 1 +0000\ncommitter T <t@e> 1 +0000\n" +
            "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\nsigned\n");
        _repository.Git("reset", "--quiet", _repository.Git("hash-object", "-t", "commit", "-w", signed).Trim());
        Assert.That(_repository.SpringsFor("log"), Is.True);

        var churn = await ChurnAsync(cancellationToken);

        Assert.That((_repository.TrapSprung, churn.CommitsByName.Count), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task Commits_per_file_are_counted(CancellationToken cancellationToken)
    {
        _repository.Commit("src/a.cs", "1\n");
        _repository.Commit("src/a.cs", "2\n");

        var churn = await ChurnAsync(cancellationToken);

        Assert.That(churn.CommitsByName, Is.EquivalentTo(new Dictionary<string, int> { ["readme.txt"] = 1, ["src/a.cs"] = 2 }));
    }

    [Test]
    public async Task Workspace_inside_a_repository_counts_its_own_part_by_its_own_names(CancellationToken cancellationToken)
    {
        _repository.Commit("part/a.cs", "1\n");
        var workspace = Workspace.From(_repository["part"], [], _repository.Folder["home"]);

        var churn = await new Churn(GitRepository.Program).OfAsync(workspace, null, cancellationToken);

        Assert.That(churn.CommitsByName.Keys, Is.EqualTo(["a.cs"]));
    }

    [Test]
    public async Task Most_changed_files_are_the_ones_that_are_told(CancellationToken cancellationToken)
    {
        for (var number = 0; number < 600; number++)
        {
            _repository.Write($"{number:000}.txt", "x\n");
        }

        _repository.Git("add", ".");
        _repository.Git("commit", "--quiet", "--message", "many");
        _repository.Commit("599.txt", "y\n");

        var churn = await ChurnAsync(cancellationToken);

        Assert.That((churn.CommitsByName.Count, churn.CommitsByName["599.txt"]), Is.EqualTo((500, 2)));
    }

    [TestCase("no repository")]
    [TestCase("no commit")]
    [TestCase("another one's")]
    public async Task Where_there_is_nothing_to_ask_the_reason_is_told(string scene, CancellationToken cancellationToken)
    {
        using var other = new GitRepository();
        Directory.Delete(_repository[".git"], recursive: true);
        if (scene is "no commit")
        {
            _repository.Git("init", "--quiet");
        }
        else if (scene is "another one's")
        {
            _repository.Write(".git", $"gitdir: {other[".git"]}\n");
        }

        var (commits, churn) = (await CommitsAsync(10, ["readme.txt"], cancellationToken), await ChurnAsync(cancellationToken));

        Assert.That((commits.Commits.Count, commits.Reason, churn.CommitsByName.Count, churn.Reason), Is.EqualTo((0, churn.Reason, 0, commits.Reason)));
        Assert.That(churn.Reason, Does.Contain(scene is "another one's" ? "outside the workspace" : scene.Replace("no repository", "no git repository")));
    }

    [Test]
    public async Task Machine_without_git_is_a_reason(CancellationToken cancellationToken)
    {
        var none = new GitProgram(null);

        string?[] reasons =
        [
            (await new ChangedPaths(none, new ChangeLimits()).OfAsync(_repository.Workspace, null, cancellationToken)).Reason,
            (await new RecentCommits(none).OfAsync(_repository.Workspace, ["readme.txt"], 5, cancellationToken)).Reason,
            (await new Churn(none).OfAsync(_repository.Workspace, null, cancellationToken)).Reason,
        ];

        Assert.That(reasons, Has.All.Contains("Install git"));
    }

    [TestCase("/etc/passwd")]
    [TestCase("../other.txt")]
    [TestCase("a\0b")]
    public async Task File_outside_the_workspace_is_not_asked_about(string file, CancellationToken cancellationToken)
    {
        var history = await CommitsAsync(10, [file, "readme.txt"], cancellationToken);

        Assert.That(history.Commits, Has.Count.EqualTo(1));
        Assert.That(history.Reason, Does.Contain("outside the workspace").Or.Contain("NUL"));
    }

    [Test]
    public async Task Link_out_of_the_workspace_is_not_followed(CancellationToken cancellationToken)
    {
        using var other = new GitRepository();
        Directory.CreateSymbolicLink(_repository["link"], other.Path);

        Assert.That((await CommitsAsync(10, ["link/readme.txt"], cancellationToken)).Commits, Is.Empty);
    }

    [Test]
    public void Caller_who_left_waits_for_nothing(CancellationToken cancellationToken)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        gone.Cancel();

        Assert.That(() => ChurnAsync(gone.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Asking_writes_nothing(CancellationToken cancellationToken)
    {
        _repository.Write("readme.txt", "changed\n");
        var before = _repository.Fingerprint();

        await ChangedAsync(cancellationToken);
        await CommitsAsync(10, ["readme.txt"], cancellationToken);
        await ChurnAsync(cancellationToken);

        Assert.That(_repository.Fingerprint(), Is.EqualTo(before));
    }

    private string CommitAt(string date, string name, string content, string subject)
    {
        _repository.Write(name, content);
        _repository.Git("add", "--", name);
        GitRepository.Run("env", _repository.Path, $"GIT_COMMITTER_DATE={date}", "git", "commit", "--quiet", "--message", subject);
        return _repository.Git("rev-parse", "HEAD").Trim();
    }

    private Task<ChangedFiles> ChangedAsync(CancellationToken cancellationToken) =>
        new ChangedPaths(GitRepository.Program, new ChangeLimits()).OfAsync(_repository.Workspace, null, cancellationToken);

    private Task<FileHistory> CommitsAsync(int most, IReadOnlyList<string> files, CancellationToken cancellationToken) =>
        new RecentCommits(GitRepository.Program).OfAsync(_repository.Workspace, files, most, cancellationToken);

    private Task<FileChurn> ChurnAsync(CancellationToken cancellationToken) =>
        new Churn(GitRepository.Program).OfAsync(_repository.Workspace, null, cancellationToken);
}
