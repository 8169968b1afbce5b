using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Tracer;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Tracer;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TracerWorkflowTests : IDisposable
{
    private const string GoesOn = "\"next_step_required\": true, \"total_steps\": 3";
    private const string AsksExpert = "\"use_assistant_model\": true";

    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("""{"outcome":"complete","summary":"Seen."}"""));
    private readonly TracerWorkflow _workflow = new();

    public void Dispose() => _rig.Dispose();

    [Test, CancelAfter(20_000)]
    public async Task Step_without_files_looks_at_nothing_and_asks_for_one(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "def begin():\n    go_on()\n");

        var answer = await RunAsync("precision", "begin()", GoesOn, cancellationToken);

        Assert.That(answer.Text ?? answer.Details?.ToString(), Is.Null);
        Assert.That(answer.Next, Does.StartWith("Name the file that declares begin in relevant_files"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Ask_waits_for_the_mode(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "def begin():\n    pass\n");

        var answer = await RunAsync("ask", "begin()", Files("a.py"), cancellationToken);

        Assert.That((answer.State, answer.Text), Is.EqualTo((AnswerState.NeedsInput, (string?)null)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Unclear_target_keeps_the_last_step_open_and_asks_which(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "class A:\n    def go(self):\n        pass\n\n\nclass B:\n    def go(self):\n        pass\n");

        var answer = await RunAsync("precision", "`go`", $"{Files("a.py")}, {AsksExpert}", cancellationToken);

        Assert.That((answer.State, _rig.Expert.Asked.Count), Is.EqualTo((AnswerState.Working, 0)));
        Assert.That(answer.Text, Is.EqualTo("`go` may mean each of these:\n- A.go (a.py:2-3)\n- B.go (a.py:7-8)"));
        Assert.That(answer.Next, Does.StartWith("Say which `go` is meant").And.Contain("\"A.go\""));
    }

    [Test, CancelAfter(20_000)]
    public async Task Missing_target_is_told_with_the_files_that_were_looked_through(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "def begin_all():\n    pass\n");

        var answer = await RunAsync("precision", "`begin_al`", $"{Files("a.py")}, {GoesOn}", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("`begin_al` is declared in none of these files: a.py.\nNamed nearly so:\n- begin_all (a.py:1-2)"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_says_where_the_way_leaves_its_files(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "def begin(store):\n    store.admit(1)\n");

        var answer = await RunAsync("precision", "`begin`", $"{Files("a.py")}, {GoesOn}", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("The way leaves these files at store.admit (2): name the files"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_looks_at_its_own_files_and_the_last_at_all(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "from b import go_on\n\n\ndef begin():\n    go_on()\n");
        _rig.Write("b.py", "def go_on():\n    pass\n");
        var first = await RunAsync("precision", "`begin`", $"{Files("a.py")}, {GoesOn}", cancellationToken);

        var last = await RunAsync("precision", "`begin`", $"{Files("b.py")}, \"step_number\": 2, \"total_steps\": 2, \"continuation_id\": \"{first.Thread!.Id}\"", cancellationToken);

        Assert.That(first.Text, Does.Not.Contain("b.py"));
        Assert.That(last.Text, Does.Contain("5 → go_on (b.py:1)"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_gets_the_way_and_its_effects(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "import os\n\n\ndef begin(x):\n    if x:\n        os.remove(\"a\")\n\n\nbegin(1)\n");

        await RunAsync("precision", "`begin`", $"{Files("a.py")}, {AsksExpert}", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("# Calls below, with the line of each\nbegin (a.py:4-6)").And.Contain("# Callers\na.py:9 in the top of the file")
            .And.Contain("file: a.py:6 in begin: os.remove(\"a\"), under `if x` (5)"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Details_hold_the_way_for_programs(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "def begin():\n    go_on()\n\n\ndef go_on():\n    raise ValueError\n");

        var answer = await RunAsync("precision", "`begin`", Files("a.py"), cancellationToken);

        var details = answer.Details!.Value;
        Assert.That(details.GetProperty("callees")[0].GetProperty("declared").GetString(), Is.EqualTo("a.py:5"));
        Assert.That(details.GetProperty("effects")[0].GetProperty("what").GetString(), Is.EqualTo("raise ValueError"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Type_is_not_followed_but_shown_with_what_it_needs(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "class Cart:\n    def total(self):\n        return rate_of(self)\n\n\ndef rate_of(cart):\n    return 1\n");

        var answer = await RunAsync("precision", "`Cart`", $"{Files("a.py")}, {GoesOn}", cancellationToken);

        Assert.That(answer.Text, Does.Contain("- a.py:3 calls rate_of (a.py:6)"));
        Assert.That(answer.Next, Does.StartWith("Cart is a type: name the method"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Dependencies_name_both_directions(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "from b import go_on\n\n\ndef begin():\n    go_on()\n");
        _rig.Write("b.py", "def go_on():\n    pass\n");

        var answer = await RunAsync("dependencies", "`go_on`", Files("a.py", "b.py"), cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("Needs:\ngo_on (b.py:1-2)\nnothing that shows in these files\n\nNeeded by:\n- a.py:5 begin calls go_on\n- a.py:1 imports its file"));
    }

    [TestCase("precision", "Name the file that declares `gone` in relevant_files. Then send the step again: our own look found nothing to present. What your own reading found, present as an indented call flow")]
    [TestCase("dependencies", "Name the file that declares `gone` in relevant_files. Then send the step again: our own look found nothing to present. What your own reading found, present as two lists")]
    [CancelAfter(20_000)]
    public async Task End_without_the_target_presents_no_way_of_ours(string mode, string next, CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "def begin():\n    pass\n");

        var answer = await RunAsync(mode, "`gone`", Files("a.py"), cancellationToken);

        Assert.That((answer.State, answer.Next!.StartsWith(next, StringComparison.Ordinal)), Is.EqualTo((AnswerState.Complete, true)), answer.Next);
    }

    [Test, CancelAfter(20_000)]
    public async Task Way_that_was_found_is_presented(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "def begin():\n    pass\n");

        var answer = await RunAsync("precision", "begin()", Files("a.py"), cancellationToken);

        Assert.That(answer.Next, Does.StartWith("Present the way as an indented call flow"));
    }

    [Test, CancelAfter(20_000)]
    public void Blank_target_is_refused(CancellationToken cancellationToken)
    {
        Assert.That(
            async () => await RunAsync("precision", "  ", Files("a.py"), cancellationToken),
            Throws.TypeOf<ToolFailureException>().With.Message.Contains("target_description is blank"));
    }

    private static string Files(params string[] names) => $"\"relevant_files\": [{string.Join(", ", names.Select(name => $"\"{name}\""))}]";

    private Task<Answer> RunAsync(string mode, string target, string members, CancellationToken cancellationToken) =>
        _rig.RunAsync(_workflow, $"\"trace_mode\": \"{mode}\", \"target_description\": \"{target}\", {members}", cancellationToken);
}
