using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Git;

/// <summary>Repositories that point at somebody else's files or history are refused; honest links are followed.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux,MacOsX")]
public sealed class ReachingOutTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly GitRepository _other = new();

    public void Dispose()
    {
        _repository.Dispose();
        _other.Dispose();
    }

    [Test, CancelAfter(20_000)]
    public async Task Work_tree_elsewhere_is_refused(CancellationToken cancellationToken)
    {
        _repository.Git("config", "core.worktree", _other.Path);

        await Refused(cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Git_file_that_points_at_another_repository_is_refused(CancellationToken cancellationToken)
    {
        Directory.Delete(_repository[".git"], recursive: true);
        _repository.Write(".git", $"gitdir: {_other[".git"]}\n");

        await Refused(cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Git_link_that_points_at_another_repository_is_refused(CancellationToken cancellationToken)
    {
        Directory.Delete(_repository[".git"], recursive: true);
        Directory.CreateSymbolicLink(_repository[".git"], _other[".git"]);

        await Refused(cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Common_directory_of_another_repository_is_refused(CancellationToken cancellationToken)
    {
        _repository.Write(".git/commondir", _other[".git"] + "\n");

        await Refused(cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Objects_linked_from_another_repository_are_refused(CancellationToken cancellationToken)
    {
        Directory.Delete(_repository[".git/objects"], recursive: true);
        Directory.CreateSymbolicLink(_repository[".git/objects"], _other[".git/objects"]);

        await Refused(cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task Linked_work_tree_is_read(CancellationToken cancellationToken)
    {
        Directory.Delete(_repository.Path, recursive: true);
        _other.Git("worktree", "add", "--quiet", "-b", "topic", _repository.Path);
        _repository.Write("new.txt", "new\n");

        var change = await _repository.ReadAsync(cancellationToken);

        Assert.That(change.Files.Select(file => file.Path), Is.EqualTo(["new.txt"]));
    }

    [Test, CancelAfter(20_000)]
    public async Task Workspace_inside_a_repository_sees_only_its_own_part(CancellationToken cancellationToken)
    {
        _repository.Write("outside.txt", "outside\n");
        _repository.Write("part/inside.txt", "inside\n");
        _repository.Git("add", ".");
        var workspace = Mcp.Daemon.Files.Workspace.From(_repository["part"], [], _repository.Folder["home"]);

        var changes = await new Mcp.Daemon.Git.ChangeSetReader(GitRepository.Program, new())
            .ReadAsync(workspace, new(_repository["part"]), cancellationToken);

        Assert.That(changes.Single().Files.Select(file => file.Path), Is.EqualTo(["inside.txt"]));
    }

    [Test, CancelAfter(20_000)]
    public async Task Repository_of_another_user_is_refused_with_the_setting(CancellationToken cancellationToken)
    {
        Assume.That(Environment.UserName, Is.EqualTo("root"), "only root can give a repository away");
        GitRepository.Run("chown", "/", "-R", "65534", _repository.Path);

        var failure = (await Assert.ThrowsAsync<ToolFailureException>(() => _repository.ReadAsync(cancellationToken)))!;

        Assert.That(failure.Message, Does.Contain("safe.directory"));
    }

    private async Task Refused(CancellationToken cancellationToken)
    {
        var failure = (await Assert.ThrowsAsync<ToolFailureException>(() => _repository.ReadAsync(cancellationToken)))!;

        Assert.That(failure.Code, Is.EqualTo(ErrorCode.PathDenied), failure.Message);
    }
}
