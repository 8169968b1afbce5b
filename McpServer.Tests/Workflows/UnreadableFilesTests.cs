using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Tools.Analyze;
using Mcp.Daemon.Tools.CodeReview;
using Mcp.Daemon.Tools.Debug;
using Mcp.Daemon.Tools.Refactor;
using Mcp.Daemon.Tools.SecAudit;
using Mcp.Daemon.Tools.TestGen;
using Mcp.Daemon.Workflows;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Workflows;

/// <summary>Nobody is paid to judge files of which nothing could be read.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class UnreadableFilesTests : IDisposable
{
    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("""{"outcome":"complete","summary":"Seen."}"""));

    public UnreadableFilesTests()
    {
        File.WriteAllBytes(_rig.Write("bin.cs", ""), [0x4d, 0x5a, 0, 0, 1]);
        _rig.Write("empty.cs", "\n");
        _rig.Write("a.cs", "class A;\n");
        Directory.CreateDirectory(_rig.Folder["ws/none"]);
    }

    public void Dispose() => _rig.Dispose();

    [Test, CancelAfter(20_000)]
    public async Task Nobody_is_asked_and_the_next_step_names_other_files(
        [Values("codereview", "refactor", "testgen", "analyze", "secaudit", "debug")] string tool, [Values("bin.cs", "none", "empty.cs")] string file,
        CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(Workflow(tool), $"\"findings\":\"f\",\"relevant_files\":[\"{file}\"]", cancellationToken);

        Assert.That((answer.State, answer.Expert!.State, _rig.Expert.Asked.Count), Is.EqualTo((AnswerState.Complete, ExpertState.Skipped, 0)));
        Assert.That(answer.Expert.Reason, Does.StartWith($"Nothing that relevant_files names could be read as text: {file} ("));
        Assert.That(answer.Next, Does.StartWith("Name files that hold text in relevant_files, and send the step again."));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_sent_again_with_a_file_that_can_be_read_takes_the_place_and_is_judged(CancellationToken cancellationToken)
    {
        var first = await _rig.RunAsync(Workflow("codereview"), "\"continuation_id\":\"new\",\"relevant_files\":[\"bin.cs\"]", cancellationToken);

        var answer = await _rig.RunAsync(Workflow("codereview"), $"\"continuation_id\":\"{first.Thread!.Id}\",\"relevant_files\":[\"a.cs\"]", cancellationToken);

        Assert.That((answer.Expert!.State, _rig.Expert.Asked.Count), Is.EqualTo((ExpertState.Answered, 1)));
    }

    [TestCase("\"use_assistant_model\":true"), TestCase("\"relevant_files\":[\"bin.cs\",\"a.cs\"]")]
    [CancelAfter(20_000)]
    public async Task Wish_and_one_readable_file_are_reason_enough(string members, CancellationToken cancellationToken)
    {
        await _rig.RunAsync(Workflow("codereview"), $"\"relevant_files\":[\"bin.cs\"],{members}", cancellationToken);

        Assert.That(_rig.Expert.Asked, Has.Count.EqualTo(1));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_on_the_way_says_that_there_was_nothing_to_read(CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(
            Workflow("codereview"), "\"next_step_required\":true,\"total_steps\":2,\"relevant_files\":[\"empty.cs\"]", cancellationToken);

        Assert.That(answer.Notes, Is.EqualTo(new[] { "Nothing that relevant_files names could be read as text: empty.cs (empty)." }));
        Assert.That(answer.Next, Does.StartWith("Name files that hold text in relevant_files. "));
    }

    [Test, CancelAfter(20_000)]
    public async Task Certain_agent_is_validated_where_a_directory_holds_more_than_a_few_files(CancellationToken cancellationToken)
    {
        foreach (var i in Enumerable.Range(0, 4))
        {
            _rig.Write($"src/m{i}.cs", $"class M{i};\n");
        }

        var answer = await _rig.RunAsync(Workflow("debug"), "\"confidence\":\"certain\",\"findings\":\"f\",\"relevant_files\":[\"src\"]", cancellationToken);

        Assert.That(answer.Expert!.Reason, Does.Contain("4 files are more than certainty is taken for"));
        Assert.That(_rig.Expert.Asked, Has.Count.EqualTo(1));
    }

    private static IWorkflow Workflow(string tool) => tool switch
    {
        "codereview" => new CodeReviewWorkflow(),
        "refactor" => new RefactorWorkflow(new TokenCounter()),
        "testgen" => new TestGenWorkflow(),
        "analyze" => new AnalyzeWorkflow(new Churn(GitRepository.Program)),
        "secaudit" => new SecAuditWorkflow(),
        _ => new DebugWorkflow(new RecentCommits(GitRepository.Program), new ChangedPaths(GitRepository.Program, new ChangeLimits())),
    };
}
