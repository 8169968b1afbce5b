using Mcp.Daemon.Answers;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Workflows;

/// <summary>Which files of an investigation go to the expert when not all of them can.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WorkflowEvidenceTests : IDisposable
{
    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("Fine."));
    private readonly GitRepository _repository = new();

    public WorkflowEvidenceTests()
    {
        foreach (var name in (string[])["a", "b", "c", "d", "y", "z"])
        {
            _repository.Commit($"src/{name}.py", string.Concat(Enumerable.Range(1, 40).Select(line => $"def {name}_{line}(x):\n    return x\n")));
        }

        _rig.Workspace = _repository.Workspace;
        _rig.Ask.Context = _rig.Ask.Context with { Settings = _rig.Ask.Context.Settings with { MostFileTokens = 1_300 } };
    }

    public void Dispose()
    {
        _rig.Dispose();
        _repository.Dispose();
    }

    [Test, CancelAfter(20_000)]
    public async Task Files_in_work_go_first(CancellationToken cancellationToken)
    {
        _repository.Write("src/z.py", File.ReadAllText(_repository["src/z.py"]) + "Z = 1\n");

        var answer = await RunAsync("\"relevant_files\":[\"src\"]", cancellationToken);

        Assert.That(answer.Evidence!.Sent![0].File, Is.EqualTo("src/z.py"));
    }

    [TestCase("\"findings\":\"It breaks at src/y.py:7.\"")]
    [TestCase("\"issues_found\":[{\"text\":\"x\",\"file\":\"src/y.py\",\"line\":7}]")]
    [CancelAfter(20_000)]
    public async Task Files_in_which_something_was_found_go_first(string members, CancellationToken cancellationToken)
    {
        var answer = await RunAsync($"{members},\"relevant_files\":[\"src\"]", cancellationToken);

        Assert.That(answer.Evidence!.Sent![0].File, Is.EqualTo("src/y.py"));
    }

    [TestCase("\"relevant_context\":[\"Pool.y_33\"]"), TestCase("\"hypothesis\":\"y_33() returns too early.\"")]
    [CancelAfter(20_000)]
    public async Task Lines_of_named_parts_are_in_what_goes_of_a_file(string members, CancellationToken cancellationToken)
    {
        _rig.Ask.Context = _rig.Ask.Context with { Settings = _rig.Ask.Context.Settings with { MostFileTokens = 500 } };

        await RunAsync($"{members},\"relevant_files\":[\"src/y.py\"]", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("def y_33(x)").And.Not.Contain("def y_20(x)"));
    }

    private Task<Answer> RunAsync(string members, CancellationToken cancellationToken) =>
        _rig.RunAsync(new ProbeWorkflow(), members, cancellationToken);
}
