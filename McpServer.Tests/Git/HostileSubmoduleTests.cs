using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Git;

/// <summary>
/// Submodules that bring programs along or lead out of their place: nothing of them runs, and nothing is read that is
/// not theirs.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux,MacOsX"), CancelAfter(20_000)]
public sealed class HostileSubmoduleTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly GitRepository _library = new();
    private readonly GitRepository _other = new();
    private readonly string _program;

    public HostileSubmoduleTests()
    {
        _program = _repository.PlantProgram();
        _repository.AddSubmodule("sub", _library);
        _other.Commit("secret.txt", "secret\n");
        _other.Write("secret.txt", "another secret\n");
    }

    public void Dispose()
    {
        _repository.Dispose();
        _library.Dispose();
        _other.Dispose();
    }

    [Test]
    public async Task File_system_monitor_of_a_submodule_does_not_run(CancellationToken cancellationToken)
    {
        InSub("config", "core.fsmonitor", _program);

        await ReadsWithoutSpringing(["status"], cancellationToken);
    }

    [Test]
    public async Task Hook_of_a_submodule_does_not_run(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_repository[".git/modules/sub/hooks"]);
        File.Copy(_program, _repository[".git/modules/sub/hooks/post-index-change"]);
        File.SetLastWriteTimeUtc(_repository["sub/readme.txt"], DateTime.UnixEpoch);

        Assert.That(_repository.SpringsFor("-C", "sub", "status"), Is.True);
        File.SetLastWriteTimeUtc(_repository["sub/readme.txt"], DateTime.UnixEpoch.AddDays(1));
        await _repository.ReadAllAsync(cancellationToken);
        Assert.That(_repository.TrapSprung, Is.False);
    }

    [TestCase("clean")]
    [TestCase("process")]
    public async Task Filter_of_a_submodule_does_not_run(string kind, CancellationToken cancellationToken)
    {
        var past = DateTime.UnixEpoch.AddYears(40);
        InSub("config", "core.trustctime", "false");
        InSub("config", "core.checkStat", "minimal");
        File.SetLastWriteTimeUtc(_repository["sub/readme.txt"], past);
        InSub("add", "readme.txt");
        _repository.Write("sub/.gitattributes", "*.txt filter=evil\n");
        InSub("config", $"filter.evil.{kind}", _program);
        InSub("config", "filter.evil.required", "true");
        _repository.Write("sub/readme.txt", "olleh\n");
        File.SetLastWriteTimeUtc(_repository["sub/readme.txt"], past);
        File.SetLastWriteTimeUtc(_repository[".git/modules/sub/index"], past);

        await ReadsWithoutSpringing(["diff-files"], cancellationToken);
    }

    [Test]
    public async Task Programs_of_a_submodule_do_not_run_where_its_commits_are_compared(CancellationToken cancellationToken)
    {
        foreach (var key in (string[])
            ["diff.external", "diff.evil.command", "diff.evil.textconv", "core.sshCommand", "core.alternateRefsCommand", "gpg.program", "core.pager"])
        {
            InSub("config", key, _program);
        }

        InSub("config", "log.showSignature", "true");
        _repository.Write("sub/.gitattributes", "*.txt diff=evil\n");
        _repository.CommitIn("sub", "readme.txt", "changed\n");
        Assert.That(_repository.SpringsFor("-C", "sub", "diff", "HEAD~1"), Is.True);

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That((_repository.TrapSprung, change.Files[^1].Added), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task Commit_that_a_submodule_lacks_is_not_fetched(CancellationToken cancellationToken)
    {
        InSub("config", "core.repositoryFormatVersion", "1");
        InSub("config", "extensions.partialClone", "origin");
        InSub("config", "remote.origin.promisor", "true");
        InSub("config", "protocol.ext.allow", "always");
        InSub("config", "remote.origin.url", $"ext::{_program} %S");
        var missing = new string('1', 40);
        _repository.Git("update-index", "--cacheinfo", $"160000,{missing},sub");
        Assert.That(_repository.SpringsFor("-C", "sub", "cat-file", "-e", missing), Is.True);

        await _repository.ReadAllAsync(cancellationToken);

        Assert.That(_repository.TrapSprung, Is.False);
    }

    [Test]
    public async Task Git_file_that_points_at_another_repository_is_withheld(CancellationToken cancellationToken)
    {
        _repository.Write("sub/.git", $"gitdir: {_other[".git"]}\n");

        await WithheldAsync("outside the workspace", cancellationToken);
    }

    [Test]
    public async Task Git_file_that_points_at_its_holder_is_withheld(CancellationToken cancellationToken)
    {
        _repository.Write("sub/.git", $"gitdir: {_repository[".git"]}\n");

        await WithheldAsync($"that of {_repository.Path}", cancellationToken);
    }

    [Test]
    public async Task Git_link_that_points_at_another_repository_is_withheld(CancellationToken cancellationToken)
    {
        File.Delete(_repository["sub/.git"]);
        Directory.CreateSymbolicLink(_repository["sub/.git"], _other[".git"]);

        await WithheldAsync("outside the workspace", cancellationToken);
    }

    [Test]
    public async Task Work_tree_that_is_set_to_another_repository_is_withheld(CancellationToken cancellationToken)
    {
        _repository.Git("config", "--file", _repository[".git/modules/sub/config"], "core.worktree", _other.Path);

        await WithheldAsync("outside the workspace", cancellationToken);
    }

    [Test]
    public async Task Work_tree_that_is_set_to_its_holder_is_withheld(CancellationToken cancellationToken)
    {
        _repository.Git("config", "--file", _repository[".git/modules/sub/config"], "core.worktree", _repository.Path);

        await WithheldAsync($"is {_repository.Path}", cancellationToken);
    }

    [Test]
    public async Task Submodule_swapped_for_a_link_is_withheld(CancellationToken cancellationToken)
    {
        Directory.Delete(_repository["sub"], recursive: true);
        Directory.CreateSymbolicLink(_repository["sub"], _other.Path);

        await WithheldAsync("passes a link", cancellationToken);
    }

    [Test]
    public async Task Index_with_a_path_that_leads_out_is_withheld(CancellationToken cancellationToken)
    {
        // Git writes no such path, but reads it: the bytes are put into the index by hand.
        var index = File.ReadAllBytes(_repository[".git/index"]);
        "../"u8.CopyTo(index.AsSpan(index.AsSpan().IndexOf("sub\0"u8)));
        File.WriteAllBytes(_repository[".git/index"], index);

        var changes = await _repository.ReadAllAsync(cancellationToken);

        Assert.That(changes.SelectMany(change => change.Withheld).Select(file => file.Why), Has.Some.Contains("leads out"));
    }

    [Test]
    public async Task Declaration_of_a_submodule_elsewhere_counts_for_nothing(CancellationToken cancellationToken)
    {
        var out_ = Path.GetRelativePath(_repository.Path, _other.Path);
        _repository.Write(
            ".gitmodules", $"[submodule \"../../../evil\"]\n\tpath = {out_}\n\turl = -u./payload\n\tupdate = !{_program}\n");
        _repository.Write("sub/readme.txt", "changed\n");

        var changes = await _repository.ReadAllAsync(cancellationToken);

        Assert.That(changes.Select(change => change.Root), Is.EqualTo([_repository.Path, _repository["sub"]]));
        Assert.That(_repository.TrapSprung, Is.False);
    }

    [Test]
    public async Task Declaration_that_a_submodule_is_ignored_hides_nothing(CancellationToken cancellationToken)
    {
        _repository.Git("config", "--file", ".gitmodules", "submodule.sub.ignore", "all");
        _repository.Git("config", "submodule.sub.ignore", "all");
        _repository.Git("commit", "--quiet", "--all", "--message", "ignored");
        _repository.CommitIn("sub", "a.txt", "a\n");
        _repository.Write("sub/readme.txt", "changed\n");

        var changes = await _repository.ReadAllAsync(cancellationToken);

        Assert.That(
            changes.SelectMany(change => change.Files).Select(file => file.Path), Is.EqualTo(["sub", "sub/a.txt", "sub/readme.txt"]));
    }

    private async Task WithheldAsync(string why, CancellationToken cancellationToken)
    {
        var changes = await _repository.ReadAllAsync(cancellationToken);

        Assert.That(changes.SelectMany(change => change.Withheld).Select(file => (file.File, file.Why.Contains(why))), Is.EqualTo([("sub", true)]));
        Assert.That(
            changes.SelectMany(change => change.Files).Where(file => file.Path.Contains("secret") || file.Text is not null || file.Hunks.Count > 0),
            Is.Empty);
    }

    private async Task ReadsWithoutSpringing(string[] plain, CancellationToken cancellationToken)
    {
        Assert.That(_repository.SpringsFor(["-C", "sub", .. plain]), Is.True, "plain git does not spring the trap");
        var changes = await _repository.ReadAllAsync(cancellationToken);
        Assert.That((_repository.TrapSprung, changes.SelectMany(change => change.Withheld).Count()), Is.EqualTo((false, 0)));
    }

    private void InSub(params IReadOnlyList<string> arguments) => GitRepository.Run("git", _repository["sub"], arguments);
}
