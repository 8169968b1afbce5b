using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Workflows;

/// <summary>An agent's issues held against the files: what is not there is marked, what nobody looked at is not.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class IssueFilesTests : IDisposable
{
    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("Fine."));

    public void Dispose() => _rig.Dispose();

    [TestCase("src/a.py", 1, ExpectedResult = null)]
    [TestCase("src/a.py", 9999, ExpectedResult = false)]
    [TestCase("src/other.py", 9999, ExpectedResult = null)]
    [TestCase("other.py", 1, ExpectedResult = null)]
    [TestCase("nosuch.py", 1, ExpectedResult = false)]
    [TestCase("src/nosuch.py", 1, ExpectedResult = false)]
    [TestCase("../outside.py", 1, ExpectedResult = null)]
    [TestCase("no\\u0000name", 1, ExpectedResult = null)]
    [CancelAfter(20_000)]
    public async Task<bool?> Place_that_is_not_in_the_files_is_marked(string file, int line, CancellationToken cancellationToken)
    {
        _rig.Write("src/a.py", "a = 1\n");
        _rig.Write("src/other.py", "b = 1\n");

        var answer = await _rig.RunAsync(
            new ProbeWorkflow(),
            $$"""
            "next_step_required":true,"total_steps":2,"relevant_files":["src/a.py"],"issues_found":[{"text":"x","file":"{{file}}","line":{{line}}}]
            """, cancellationToken);

        return answer.Findings!.Single().Grounded;
    }
}
