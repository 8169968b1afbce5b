using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Git;

/// <summary>
/// Each test plants a program where git would run it, shows that plain git does, and that reading a change does not.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux,MacOsX")]
public sealed class HostileRepositoryTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly string _program;

    public HostileRepositoryTests()
    {
        _program = _repository.PlantProgram();
        _repository.Commit("a.txt", "one\n");
        _repository.Write("a.txt", "two\n");
    }

    public void Dispose() => _repository.Dispose();

    [Test, CancelAfter(20_000)]
    public async Task Hook_in_the_git_directory_does_not_run(CancellationToken cancellationToken)
    {
        File.Copy(_program, _repository[".git/hooks/post-index-change"]);
        _repository.Write("a.txt", "one\n");

        Assert.That(_repository.SpringsFor("status"), Is.True);
        File.SetLastWriteTimeUtc(_repository["a.txt"], DateTime.UnixEpoch);
        await _repository.ReadAsync(cancellationToken);
        Assert.That(_repository.TrapSprung, Is.False);
    }

    [Test, CancelAfter(20_000)]
    public async Task Hook_from_hooksPath_does_not_run(CancellationToken cancellationToken)
    {
        _repository.Folder.MakeDirectory("hooks");
        File.Copy(_program, _repository.Folder["hooks/post-index-change"]);
        _repository.Git("config", "core.hooksPath", _repository.Folder["hooks"]);
        _repository.Write("a.txt", "one\n");

        Assert.That(_repository.SpringsFor("status"), Is.True);
        File.SetLastWriteTimeUtc(_repository["a.txt"], DateTime.UnixEpoch);
        await _repository.ReadAsync(cancellationToken);
        Assert.That(_repository.TrapSprung, Is.False);
    }

    [Test, CancelAfter(20_000)]
    public async Task External_diff_does_not_run(CancellationToken cancellationToken)
    {
        _repository.Git("config", "diff.external", _program);

        await ReadsWithoutSpringing(["diff"], cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Diff_driver_command_does_not_run(CancellationToken cancellationToken)
    {
        _repository.Write(".gitattributes", "*.txt diff=evil\n");
        _repository.Git("config", "diff.evil.command", _program);

        await ReadsWithoutSpringing(["diff"], cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Text_conversion_does_not_run(CancellationToken cancellationToken)
    {
        _repository.Write(".gitattributes", "*.txt diff=evil\n");
        _repository.Git("config", "diff.evil.textconv", _program);

        await ReadsWithoutSpringing(["diff"], cancellationToken);
    }

    [TestCase("evil", "clean")]
    [TestCase("evil", "process")]
    [TestCase("a=b", "clean")]
    [TestCase("with.dots", "clean")]
    [CancelAfter(20_000)]
    public async Task Filter_does_not_run(string name, string kind, CancellationToken cancellationToken)
    {
        _repository.Write(".gitattributes", $"*.txt filter={name}\n");
        _repository.Git("config", $"filter.{name}.{kind}", _program);
        _repository.Git("config", $"filter.{name}.required", "true");
        MakeRacy();

        await ReadsWithoutSpringing(["diff-files"], cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Filter_from_an_included_file_does_not_run(CancellationToken cancellationToken)
    {
        _repository.Write(".gitattributes", "*.txt filter=evil\n");
        _repository.Write("included", $"[filter \"evil\"]\n\tclean = {_program}\n");
        _repository.Git("config", "include.path", _repository["included"]);
        MakeRacy();

        await ReadsWithoutSpringing(["diff-files"], cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Smudge_filter_does_not_run(CancellationToken cancellationToken)
    {
        _repository.Write(".gitattributes", "*.txt filter=evil\n");
        _repository.Git("config", "filter.evil.smudge", _program);

        await ReadsWithoutSpringing(["cat-file", "--filters", "HEAD:a.txt"], cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task File_system_monitor_does_not_run(CancellationToken cancellationToken)
    {
        _repository.Git("config", "core.fsmonitor", _program);

        await ReadsWithoutSpringing(["status"], cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Program_of_a_submodule_does_not_run(CancellationToken cancellationToken)
    {
        _repository.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", _repository.Path, "sub");
        _repository.Git("commit", "--quiet", "--message", "sub");
        _repository.Git("config", "diff.submodule", "diff");
        _repository.Git("config", "submodule.recurse", "true");
        _repository.Git("-C", "sub", "config", "core.fsmonitor", _program);
        _repository.Write("sub/readme.txt", "changed\n");

        await ReadsWithoutSpringing(["status"], cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Missing_object_is_not_fetched_by_a_program(CancellationToken cancellationToken)
    {
        _repository.Git("config", "protocol.ext.allow", "always");
        PlantPromisor($"ext::{_program} %S");

        await ReadsWithoutSpringing(["cat-file", "-p", "HEAD:a.txt"], cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Missing_object_is_not_fetched_over_ssh(CancellationToken cancellationToken)
    {
        _repository.Git("config", "core.sshCommand", _program);
        PlantPromisor("ssh://nowhere.invalid/x");

        await ReadsWithoutSpringing(["cat-file", "-p", "HEAD:a.txt"], cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Missing_object_is_not_fetched_by_an_upload_program(CancellationToken cancellationToken)
    {
        PlantPromisor(_repository.Folder.MakeDirectory("remote"));
        _repository.Git("config", "remote.origin.uploadpack", _program);

        await ReadsWithoutSpringing(["cat-file", "-p", "HEAD:a.txt"], cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Missing_object_is_reported_as_cut(CancellationToken cancellationToken)
    {
        PlantPromisor("ssh://nowhere.invalid/x");

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That(change.Cut.Select(cut => cut.File), Does.Contain("a.txt"));
    }

    [Test, CancelAfter(20_000)]
    public void Embedded_bare_repository_is_refused(CancellationToken cancellationToken)
    {
        var bare = _repository.Folder.MakeDirectory("ws/bare");
        GitRepository.Run("git", bare, "init", "--quiet", "--bare");
        GitRepository.Run("git", bare, "config", "core.bare", "false");
        GitRepository.Run("git", bare, "config", "core.worktree", _repository.Path);
        GitRepository.Run("git", bare, "config", "core.fsmonitor", _program);

        Assert.That(_repository.SpringsFor("-C", bare, "status"), Is.True);
        Assert.That(
            async () => await _repository.ReadAsync(cancellationToken, new ChangeRequest(bare)),
            Throws.InstanceOf<ToolFailureException>().With.Message.Contains("bare repository"));
        Assert.That(_repository.TrapSprung, Is.False);
    }

    [Test, CancelAfter(20_000)]
    public void Revision_that_is_an_option_is_refused(CancellationToken cancellationToken)
    {
        var request = new ChangeRequest(_repository.Path) { CompareTo = $"--output={_repository.Marker}" };

        Assert.That(
            async () => await _repository.ReadAsync(cancellationToken, request),
            Throws.InstanceOf<ToolFailureException>().With.Message.Contains("names no commit"));
        Assert.That(_repository.TrapSprung, Is.False);
    }

    [Test, CancelAfter(20_000)]
    public async Task Aliases_pagers_and_signature_programs_do_not_run(CancellationToken cancellationToken)
    {
        foreach (var command in (string[])["rev-parse", "config", "diff-files", "diff-index", "ls-files", "cat-file"])
        {
            _repository.Git("config", $"alias.{command}", $"!{_program}");
            _repository.Git("config", $"pager.{command}", _program);
        }

        foreach (var key in (string[])
            ["core.pager", "gpg.program", "core.askPass", "credential.helper", "core.editor", "core.alternateRefsCommand"])
        {
            _repository.Git("config", key, _program);
        }

        _repository.Git("config", "log.showSignature", "true");

        await _repository.ReadAsync(cancellationToken, new ChangeRequest(_repository.Path) { CompareTo = "HEAD~1" });

        Assert.That(_repository.TrapSprung, Is.False);
    }

    [Test, CancelAfter(20_000)]
    public async Task Reading_writes_nothing(CancellationToken cancellationToken)
    {
        _repository.Write("new.txt", "new\n");
        _repository.Write("readme.txt", "hello\n"); // same content, younger: git status would refresh the index
        _repository.Git("config", "core.untrackedCache", "true");
        var before = _repository.Fingerprint();

        await _repository.ReadAsync(cancellationToken, new ChangeRequest(_repository.Path) { CompareTo = "HEAD~1" });

        Assert.That(_repository.Fingerprint(), Is.EqualTo(before));
    }

    [Test]
    public void Inherited_git_variables_are_scrubbed()
    {
        var environment = new Dictionary<string, string?>
        {
            ["GIT_DIR"] = "/elsewhere", ["GIT_EXTERNAL_DIFF"] = "/evil", ["GIT_CONFIG_PARAMETERS"] = "'a.b'='c'",
            ["GIT_INDEX_FILE"] = "/elsewhere", ["GIT_TRACE"] = "/tmp/file", ["SSH_ASKPASS"] = "/evil", ["HOME"] = "/h",
        };

        GitEnvironment.Harden(environment, []);

        Assert.That(
            environment.Keys,
            Has.None.AnyOf("GIT_DIR", "GIT_EXTERNAL_DIFF", "GIT_CONFIG_PARAMETERS", "GIT_INDEX_FILE", "GIT_TRACE", "SSH_ASKPASS")
                .And.Contains("HOME"));
    }

    private async Task ReadsWithoutSpringing(string[] plain, CancellationToken cancellationToken)
    {
        Assert.That(_repository.SpringsFor(plain), Is.True, "plain git does not spring the trap");
        await _repository.ReadAsync(cancellationToken, new ChangeRequest(_repository.Path) { CompareTo = "HEAD~1" });
        await _repository.ReadAsync(cancellationToken);
        Assert.That(_repository.TrapSprung, Is.False);
    }

    /// <summary>
    /// The index cannot tell by time stamps whether the file changed, so that git reads it, through its filter.
    /// </summary>
    private void MakeRacy()
    {
        var past = DateTime.UnixEpoch.AddYears(40);
        _repository.Git("config", "core.trustctime", "false");
        _repository.Git("config", "core.checkStat", "minimal");
        File.SetLastWriteTimeUtc(_repository["a.txt"], past);
        _repository.TryGit("-c", "filter.evil.clean=cat", "add", "a.txt");
        File.Delete(_repository.Marker);
        File.WriteAllText(_repository["a.txt"], "abc\n");
        File.SetLastWriteTimeUtc(_repository["a.txt"], past);
        File.SetLastWriteTimeUtc(_repository[".git/index"], past);
    }

    private void PlantPromisor(string url)
    {
        _repository.Git("config", "core.repositoryFormatVersion", "1");
        _repository.Git("config", "extensions.partialClone", "origin");
        _repository.Git("config", "remote.origin.url", url);
        _repository.Git("config", "remote.origin.promisor", "true");
        var id = _repository.Git("rev-parse", "HEAD:a.txt").Trim();
        File.Delete(_repository[$".git/objects/{id[..2]}/{id[2..]}"]);
    }
}
