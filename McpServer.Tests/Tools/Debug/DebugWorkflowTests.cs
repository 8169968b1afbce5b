using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Tools.Debug;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Debug;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DebugWorkflowTests : IDisposable
{
    private const string Cart = "import rates\n\n\ndef total(cart):\n    rate = rates.of(cart)\n    return cart.cents * rate.percent\n";

    private const string Trace = """Traceback:\n  File \"/srv/till.py\", line 5, in pay\n    total(cart)\n  File \"/srv/cart.py\", line 6, in total\n    return cart.cents * rate.percent\nAttributeError: no percent""";

    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("""{"outcome":"complete","summary":"Seen."}"""));
    private readonly DebugWorkflow _workflow = new(
        new RecentCommits(GitRepository.Program), new ChangedPaths(GitRepository.Program, new ChangeLimits()));

    public void Dispose() => _rig.Dispose();

    [Test, CancelAfter(20_000)]
    public async Task Step_tells_where_the_frames_lie(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Cart);

        var answer = await RunAsync($"{Words(Trace)}, {Files("cart.py")}, {GoesOn}", cancellationToken);

        Assert.That(answer.Text, Does.Contain("- cart.py:6 in total: return cart.cents * rate.percent"));
    }

    [Test, CancelAfter(20_000)]
    public async Task File_of_the_trace_that_nobody_named_is_asked_for(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Cart);
        _rig.Write("till.py", "a\nb\nc\nd\n    total(cart)\n");

        var answer = await RunAsync($"{Words(Trace)}, {Files("cart.py")}, {GoesOn}", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("The trace passes through till.py (line 5): read it and name it in relevant_files"));
    }

    [Test, CancelAfter(20_000)]
    public async Task File_that_an_earlier_step_named_is_not_asked_for_again(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Cart);
        _rig.Write("till.py", "a\nb\nc\nd\n    total(cart)\n");
        var first = await RunAsync($"{Words(Trace)}, {Files("till.py")}, {GoesOn}", cancellationToken);

        var answer = await RunAsync($"\"step_number\": 2, {Files("cart.py")}, {GoesOn}, \"continuation_id\": \"{first.Thread!.Id}\"", cancellationToken);

        Assert.That(answer.Next, Does.Not.Contain("till.py"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Stale_frame_is_a_finding_at_its_line(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", "# new\n" + Cart);

        var answer = await RunAsync($"{Words(Trace)}, {Files("cart.py")}, {GoesOn}", cancellationToken);

        var finding = answer.Findings!.Single();
        Assert.That((finding.Kind, finding.File, finding.Line, finding.Quote), Is.EqualTo(("stale_frame", "cart.py", 6, "rate = rates.of(cart)")));
    }

    [Test, CancelAfter(20_000)]
    public async Task Words_without_a_trace_make_no_section(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Cart);

        await RunAsync($"{Words("The sum is wrong by one cent.")}, {Files("cart.py")}", cancellationToken);

        Assert.That(_rig.Question, Does.Not.Contain("Stack frames").And.Not.Contain("Where the messages").And.Not.Contain("Functions in question").And.Not.Contain("Changed lately"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_gets_the_functions_of_the_trace_with_their_callers(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Cart);
        _rig.Write("till.py", "from cart import total\n\n\ndef pay(cart):\n    total(cart)\n\n\ndef show(cart):\n    print(total(cart))\n");

        await RunAsync($"{Words(Trace)}, {Files("cart.py", "till.py")}", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("- total (cart.py:4-6), called at till.py:5 in pay (in the trace), till.py:9 in show"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_gets_where_what_the_failing_line_uses_is_set(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Cart);
        _rig.Write("till.py", "def open(cart):\n    # cart.cents = 1\n    cart.cents = None\n    cents = 3\n    other.percent == 4\n");

        await RunAsync($"{Words(Trace)}, {Files("cart.py", "till.py")}", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("""
            # Where what the failing line uses is set
            - cents, used at cart.py:6, is set here:
              till.py:3 in open: cart.cents = None
            - rate, used at cart.py:6, is set here:
              cart.py:5 in total: rate = rates.of(cart)

            """));
    }

    [Test, CancelAfter(20_000)]
    public async Task Failing_line_of_another_version_uses_nothing(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Cart.Replace("    return", "    fee = rate\n    return", StringComparison.Ordinal));

        await RunAsync($"{Words(Trace)}, {Files("cart.py")}", cancellationToken);

        Assert.That(_rig.Question, Does.Not.Contain("failing line uses"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_gets_the_place_of_the_message(CancellationToken cancellationToken)
    {
        _rig.Write("till.py", "def pay(cart):\n    raise ValueError('the till is closed')\n");

        await RunAsync($"{Words("It says 'the till is closed' at noon.")}, {Files("till.py")}", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("# Where the messages come from\n\"the till is closed\" is written here:\n- till.py:2 in pay: raise"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Test_that_expects_the_message_is_no_second_source(CancellationToken cancellationToken)
    {
        _rig.Write("till.py", "def pay(cart):\n    raise ValueError('the till is closed')\n");
        _rig.Write("test_till.py", "def test_pay():\n    assert said('the till is closed')\n");

        await RunAsync($"{Words("It says 'the till is closed' at noon.")}, {Files("till.py", "test_till.py")}", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("\"the till is closed\" is written here:").And.Contain("- test_till.py:2 in test_pay (a test): assert"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Name_in_a_hypothesis_is_a_part_in_question(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Cart);

        await RunAsync($"{Words("Wrong sum.")}, {Files("cart.py")}, \"hypothesis\": \"`total` forgets the rate.\"", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("- total (cart.py:4-6): not called in these files"));
    }

    [Test, CancelAfter(20_000), Platform("Linux,MacOsX")]
    public async Task Expert_gets_what_was_changed_lately_in_the_files_of_the_trace(CancellationToken cancellationToken)
    {
        using var repository = new GitRepository();
        repository.Commit("cart.py", "# old\n");
        repository.Commit("other.py", "# other\n");
        repository.Write("cart.py", Cart);
        _rig.Workspace = repository.Workspace;

        await RunAsync($"{Words(Trace)}, {Files("cart.py", "other.py")}", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("# Changed lately, newest first\n- not committed: cart.py\n- \"cart.py\": cart.py").And.Not.Contain("- \"other.py\""));
    }

    [TestCase("", "State a hypothesis that explains all of the symptom, and prove it")]
    [TestCase(", \"hypothesis\": \"The rate is gone.\"", "Prove the hypothesis")]
    [CancelAfter(20_000)]
    public async Task End_without_an_expert_proves_the_hypothesis_that_there_is(string hypothesis, string next, CancellationToken cancellationToken)
    {
        var answer = await RunAsync($"{Words("Wrong sum.")}, \"use_assistant_model\": false{hypothesis}", cancellationToken);

        Assert.That(answer.Next, Does.StartWith(next));
    }

    [TestCase("""{"outcome":"complete","summary":"Seen."}""", "The expert names no cause.")]
    [TestCase("""{"outcome":"complete","summary":"Seen.","hypotheses":[{"cause":"The rate is gone."}]}""", "Check the likeliest cause")]
    [TestCase("The rate is gone since the last change of the table.", "Check the likeliest cause")]
    [CancelAfter(20_000)]
    public async Task End_with_an_expert_checks_the_cause_that_it_names(string said, string next, CancellationToken cancellationToken)
    {
        using var rig = new WorkflowRig(ScriptedChatClient.Says(said));
        rig.Write("cart.py", Cart);

        var answer = await rig.RunAsync(_workflow, $"{Words("Wrong sum.")}, {Files("cart.py")}", cancellationToken);

        Assert.That(answer.Next, Does.Contain(next));
    }

    private const string GoesOn = "\"next_step_required\": true, \"total_steps\": 3";

    private static string Words(string words) => $"\"step\": \"{words}\"";

    private static string Files(params string[] names) => $"\"relevant_files\": [{string.Join(", ", names.Select(name => $"\"{name}\""))}]";

    private Task<Answer> RunAsync(string members, CancellationToken cancellationToken) => _rig.RunAsync(_workflow, members, cancellationToken);
}
