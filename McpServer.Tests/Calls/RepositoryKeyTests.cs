using Mcp.Daemon.Calls;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

/// <summary>For a tool that looks at a repository, the repository's state is a part of the question.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux,MacOsX"), CancelAfter(20_000)]
public sealed class RepositoryKeyTests : IDisposable
{
    private static readonly ToolDefinition Tool = new()
    {
        Name = "reviewer",
        Title = "Reviewer",
        Description = "",
        Arguments = new ObjectSchema(
            new Property("path", PropertyType.Text, ""), new Property("compare_to", PropertyType.Text, "")),
        AsksExpert = true,
        RepositoryArgument = "path",
        RevisionArgument = "compare_to",
    };

    private readonly GitRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Test]
    public Task Edited_file_is_another_question(CancellationToken cancellationToken) =>
        Differs(() => _repository.Write("readme.txt", "edited\n"), cancellationToken);

    [Test]
    public async Task File_that_is_edited_again_is_another_question(CancellationToken cancellationToken)
    {
        _repository.Write("readme.txt", "one\n");

        await Differs(() => _repository.Write("readme.txt", "two\n"), cancellationToken);
    }

    [Test]
    public Task Untracked_file_is_another_question(CancellationToken cancellationToken) =>
        Differs(() => _repository.Write("new.txt", "new\n"), cancellationToken);

    [Test]
    public async Task Untracked_file_that_is_edited_is_another_question(CancellationToken cancellationToken)
    {
        var path = _repository.Write("new.txt", "one\n");
        var time = File.GetLastWriteTimeUtc(path);

        await Differs(() => Edit(path, "two\n", time), cancellationToken);
    }

    [Test]
    public async Task Large_file_that_is_edited_is_another_question(CancellationToken cancellationToken)
    {
        var path = _repository.Write("new.txt", new string('x', 1_000_001));

        await Differs(() => Edit(path, new string('y', 1_000_001), DateTime.UnixEpoch), cancellationToken);
    }

    [Test]
    public async Task Staged_change_is_another_question(CancellationToken cancellationToken)
    {
        _repository.Write("readme.txt", "edited\n");

        await Differs(() => _repository.Git("add", "."), cancellationToken);
    }

    [Test]
    public async Task Other_staged_content_is_another_question(CancellationToken cancellationToken)
    {
        _repository.Write("readme.txt", "one\n");
        _repository.Git("add", ".");

        await Differs(
            () =>
            {
                _repository.Write("readme.txt", "two\n");
                _repository.Git("add", ".");
            },
            cancellationToken);
    }

    [Test]
    public async Task Committed_change_is_another_question(CancellationToken cancellationToken)
    {
        _repository.Write("readme.txt", "edited\n");
        _repository.Git("add", ".");

        await Differs(() => _repository.Git("commit", "--quiet", "--message", "edited"), cancellationToken);
    }

    [Test]
    public Task Other_commit_with_the_same_content_is_another_question(CancellationToken cancellationToken) =>
        Differs(() => _repository.Git("commit", "--quiet", "--allow-empty", "--message", "empty"), cancellationToken);

    [Test]
    public Task Other_branch_is_another_question(CancellationToken cancellationToken) =>
        Differs(() => _repository.Git("checkout", "--quiet", "-b", "topic"), cancellationToken);

    [Test]
    public async Task Branch_that_moves_is_another_question_for_who_compares_with_it(CancellationToken cancellationToken)
    {
        _repository.Commit("a.txt", "a\n");
        _repository.Git("branch", "base");
        var (with, without) = (await KeyAsync("""{"compare_to":"base"}""", cancellationToken), await KeyAsync("{}", cancellationToken));
        _repository.Git("branch", "--force", "base", "HEAD~1");

        Assert.That(
            (await KeyAsync("""{"compare_to":"base"}""", cancellationToken) == with, await KeyAsync("{}", cancellationToken) == without),
            Is.EqualTo((false, true)));
    }

    [Test]
    public Task Touched_file_is_the_same_question(CancellationToken cancellationToken) =>
        Same(() => File.SetLastWriteTimeUtc(_repository["readme.txt"], DateTime.UnixEpoch), cancellationToken);

    [Test]
    public async Task Index_that_is_only_refreshed_is_the_same_question(CancellationToken cancellationToken)
    {
        File.SetLastWriteTimeUtc(_repository["readme.txt"], DateTime.UnixEpoch);

        await Same(() => _repository.Git("status"), cancellationToken);
    }

    [Test]
    public async Task File_that_only_became_executable_is_another_question(CancellationToken cancellationToken) =>
        await Differs(() => GitRepository.Run("chmod", _repository.Path, "+x", "readme.txt"), cancellationToken);

    [Test]
    public async Task Ignored_file_is_the_same_question(CancellationToken cancellationToken)
    {
        _repository.Commit(".gitignore", "*.log\n");

        await Same(() => _repository.Write("a.log", "log\n"), cancellationToken);
    }

    [Test]
    public async Task Content_of_a_key_file_is_not_looked_at(CancellationToken cancellationToken)
    {
        _repository.Write(".env", "PASSWORD=one\n");

        await Same(() => _repository.Write(".env", "PASSWORD=two\n"), cancellationToken);
    }

    [Test]
    public async Task Change_of_a_nested_repository_is_another_question(CancellationToken cancellationToken)
    {
        _repository.Nest("nested");

        await Differs(() => _repository.Write("nested/new.txt", "edited\n"), cancellationToken);
    }

    [Test]
    public async Task Change_inside_a_submodule_is_another_question(CancellationToken cancellationToken)
    {
        using var library = new GitRepository();
        _repository.AddSubmodule("sub", library);

        await Differs(() => _repository.Write("sub/readme.txt", "edited\n"), cancellationToken);
        await Differs(() => GitRepository.Run("git", _repository["sub"], "add", "."), cancellationToken);
        await Differs(() => _repository.CommitIn("sub", "a.txt", "a\n"), cancellationToken);
    }

    [Test]
    public async Task Repository_beside_the_named_one_does_not_matter(CancellationToken cancellationToken)
    {
        Directory.Delete(_repository[".git"], recursive: true);
        _repository.Nest("a");
        _repository.Nest("b");

        await Same(() => _repository.Write("b/new.txt", "edited\n"), cancellationToken, """{"path":"a"}""");
    }

    [Test]
    public async Task Tool_that_looks_at_no_repository_does_not_ask(CancellationToken cancellationToken)
    {
        var before = await KeyAsync("{}", cancellationToken, Tool with { RepositoryArgument = null });
        _repository.Write("readme.txt", "edited\n");

        Assert.That(await KeyAsync("{}", cancellationToken, Tool with { RepositoryArgument = null }), Is.EqualTo(before));
    }

    [TestCase("""{"path":"/etc"}""")]
    [TestCase("""{"path":"missing"}""")]
    [TestCase("""{"path":"\u0000"}""")]
    [TestCase("""{"compare_to":"--output=x"}""")]
    [TestCase("""{"compare_to":"a\u0000b"}""")]
    public void What_may_not_or_cannot_be_read_is_no_fault(string arguments, CancellationToken cancellationToken)
    {
        Assert.That(() => KeyAsync(arguments, cancellationToken), Throws.Nothing);
    }

    [Test]
    public async Task Repository_that_reaches_out_is_a_fact_of_its_own(CancellationToken cancellationToken)
    {
        using var other = new GitRepository();

        await Differs(
            () =>
            {
                Directory.Delete(_repository[".git"], recursive: true);
                _repository.Write(".git", $"gitdir: {other[".git"]}\n");
            },
            cancellationToken);
        await Same(() => other.Commit("a.txt", "a\n"), cancellationToken);
    }

    [Test]
    public async Task Broken_index_is_a_fact_of_its_own(CancellationToken cancellationToken)
    {
        await Differs(() => _repository.Write(".git/index", "rubbish"), cancellationToken);
    }

    [Test]
    public void Machine_without_git_has_a_key_too(CancellationToken cancellationToken)
    {
        Assert.That(() => KeyAsync("{}", cancellationToken, git: new GitProgram(null)), Throws.Nothing);
    }

    [Test]
    public void Caller_who_left_waits_for_no_digest(CancellationToken cancellationToken)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        gone.Cancel();

        Assert.That(() => KeyAsync("{}", gone.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Nothing_is_written_and_nothing_of_the_repository_runs(CancellationToken cancellationToken)
    {
        var program = _repository.PlantProgram();
        _repository.Write(".gitattributes", "*.txt filter=evil diff=evil\n");
        foreach (var key in (string[])["core.fsmonitor", "filter.evil.clean", "filter.evil.process", "diff.evil.command", "diff.external"])
        {
            _repository.Git("config", key, program);
        }

        _repository.Write("readme.txt", "edited\n");
        Assert.That(_repository.SpringsFor("status"), Is.True);
        var before = _repository.Fingerprint();

        await KeyAsync("{}", cancellationToken);

        Assert.That((_repository.TrapSprung, _repository.Fingerprint()), Is.EqualTo((false, before)));
    }

    private async Task Differs(Action change, CancellationToken cancellationToken)
    {
        var before = await KeyAsync("{}", cancellationToken);
        change();
        Assert.That(await KeyAsync("{}", cancellationToken), Is.Not.EqualTo(before));
    }

    private async Task Same(Action change, CancellationToken cancellationToken, string arguments = "{}")
    {
        var before = await KeyAsync(arguments, cancellationToken);
        change();
        Assert.That(await KeyAsync(arguments, cancellationToken), Is.EqualTo(before));
    }

    private Task<CallKey> KeyAsync(
        string arguments, CancellationToken cancellationToken, ToolDefinition? tool = null, GitProgram? git = null) =>
        CallKey.OfAsync(
            tool ?? Tool, CallRig.Arguments(arguments),
            CallRig.CallerOf("a") with { Workspace = _repository.Workspace },
            new RepositoryDigest(git ?? GitRepository.Program, new ChangeLimits()), cancellationToken);

    private static void Edit(string path, string content, DateTime time)
    {
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, time);
    }
}
