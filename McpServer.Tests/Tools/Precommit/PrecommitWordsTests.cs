using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Tools.Precommit;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Precommit;

/// <summary>What an answer says of a change, and of what stands against it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux,MacOsX")]
public sealed class PrecommitWordsTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly WorkflowRig _rig = new();
    private readonly PrecommitWorkflow _workflow = new(new ChangeSetReader(GitRepository.Program, new ChangeLimits()), new TokenCounter());

    public void Dispose()
    {
        _repository.Dispose();
        _rig.Dispose();
    }

    [Test, CancelAfter(20_000)]
    public async Task What_was_committed_since_is_not_called_staged(CancellationToken cancellationToken)
    {
        _repository.Commit("committed.cs", "class A;\n");
        _repository.Write("staged.cs", "class B;\n");
        _repository.Git("add", "staged.cs");

        var answer = await RunAsync("\"compare_to\": \"HEAD~1\"", cancellationToken);

        Assert.That(answer.Text, Does.Contain("- committed.cs (committed, added, +1 -0)").And.Contain("- staged.cs (staged, added, +1 -0)"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Every_clean_repository_is_told(CancellationToken cancellationToken)
    {
        foreach (var name in (string[])["a", "b"])
        {
            File.Delete(Path.Combine(_repository.Nest(name), "new.txt"));
        }

        var answer = await RunAsync("", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("There is nothing to commit in the workspace, a and b."));
        Assert.That(answer.Evidence!.Repositories!.Select(one => one.Root), Is.EqualTo([_repository.Path, _repository["a"], _repository["b"]]));
    }

    [TestCase("\"severity_filter\": \"high\"", "trailing \n", "Nothing found stands against the commit; 1 lower finding is not shown. Leave severity_filter out to see it.")]
    [TestCase("\"severity_filter\": \"high\"", "trailing \n|x \n", "Nothing found stands against the commit; 2 lower findings are not shown. Leave severity_filter out to see them.")]
    [TestCase("\"severity_filter\": \"low\"", "trailing \n", "Nothing found stands against the commit; judge the lower findings yourself.")]
    [TestCase("\"severity_filter\": \"high\"", "fine\n", "Nothing was found that stands against the commit.")]
    [CancelAfter(20_000)]
    public async Task Lower_findings_are_left_to_the_caller_only_where_they_are_shown(string filter, string text, string next, CancellationToken cancellationToken)
    {
        foreach (var line in text.Split('|'))
        {
            _repository.Write($"{line.Trim()}.txt", line);
        }

        var answer = await RunAsync($"{filter}, \"use_assistant_model\": false", cancellationToken);

        Assert.That(answer.Next, Does.EndWith(next));
    }

    private Task<Answer> RunAsync(string members, CancellationToken cancellationToken)
    {
        _rig.Workspace = _repository.Workspace;
        return _rig.RunAsync(_workflow, members, cancellationToken);
    }
}
