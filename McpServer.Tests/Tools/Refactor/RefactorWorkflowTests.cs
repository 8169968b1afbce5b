using Mcp.Daemon.Answers;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Tools.Refactor;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Refactor;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RefactorWorkflowTests : IDisposable
{
    private const string Files = "\"relevant_files\": [\"a.py\", \"b.py\"]";
    private const string GoesOn = "\"total_steps\": 2, \"next_step_required\": true";

    // Of each kind one: nesting, a circle, an old form.
    private const string Code =
        "import b\n\n\ndef walk(rows):\n    for row in rows:\n        if row:\n            for cell in row:\n                if cell:\n                    while cell:\n"
        + "                        cell = b.show(cell)\n    return datetime.utcnow()\n";

    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("""{"outcome":"complete","summary":"Seen."}"""));

    public void Dispose() => _rig.Dispose();

    [TestCase("", "import_cycle, deep_nesting")]
    [TestCase(", \"refactor_type\": \"codesmells\"", "import_cycle, deep_nesting")]
    [TestCase(", \"refactor_type\": \"decompose\"", "deep_nesting")]
    [TestCase(", \"refactor_type\": \"modernize\"", "old_utcnow")]
    [TestCase(", \"refactor_type\": \"organization\"", "import_cycle")]
    [CancelAfter(20_000)]
    public async Task Kind_of_refactoring_decides_what_is_reported(string option, string kinds, CancellationToken cancellationToken)
    {
        WriteCode();

        var answer = await RunAsync($"{Files}, {GoesOn}{option}", cancellationToken);

        Assert.That(string.Join(", ", answer.Findings!.Select(finding => finding.Kind)), Is.EqualTo(kinds));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_sends_to_the_first_finding_and_its_callers(CancellationToken cancellationToken)
    {
        WriteCode();

        var answer = await RunAsync($"{Files}, {GoesOn}, \"refactor_type\": \"decompose\"", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("Read a.py:4 (deep nesting) and its callers"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Code_that_passes_no_threshold_is_said_to_be_measured(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "def f():\n    return 1\n");

        var answer = await RunAsync($"\"relevant_files\": [\"a.py\"], {GoesOn}", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("Nothing that was measured in 1 file (2 lines) passes a threshold."));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_is_told_measures_callers_and_tests(CancellationToken cancellationToken)
    {
        WriteCode();
        _rig.Write("tests/test_a.py", "import a\n");

        await RunAsync(Files, cancellationToken);

        Assert.That(_rig.Question, Does.Contain("# Measured: functions, the heaviest first\n- a.py:4 walk: 8 lines, 5 branches, 5 deep, 1 parameter")
            .And.Contain("# Who calls the heaviest functions\n- show (b.py:4) is called from a.py (10)\n- no call that is surely theirs in these files: walk")
            .And.Contain("- a.py: tests/test_a.py\n- b.py: no test found"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_is_told_which_file_needs_which_for_organization(CancellationToken cancellationToken)
    {
        WriteCode();

        await RunAsync($"{Files}, \"refactor_type\": \"organization\"", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("# Which file needs which\n- a.py needs b.py\n- b.py needs a.py"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Example_of_style_is_sent_and_listed(CancellationToken cancellationToken)
    {
        WriteCode();
        _rig.Write("style.py", "KEPT = True\n");

        var answer = await RunAsync($"{Files}, \"style_guide_examples\": [\"style.py\"]", cancellationToken);

        Assert.That((_rig.Question.Contains("1│ KEPT = True"), answer.Evidence!.Sent!.Select(sent => sent.File).First()), Is.EqualTo((true, "style.py")));
    }

    [Test, CancelAfter(20_000)]
    public async Task Example_of_style_is_not_measured(CancellationToken cancellationToken)
    {
        _rig.Write("style.py", Code);
        _rig.Write("a.py", "def f():\n    return 1\n");

        var answer = await RunAsync("\"relevant_files\": [\"a.py\"], \"style_guide_examples\": [\"style.py\"]", cancellationToken);

        Assert.That(answer.Findings, Is.Null);
    }

    [Test, CancelAfter(20_000)]
    public async Task Example_of_an_earlier_step_is_sent_at_the_end(CancellationToken cancellationToken)
    {
        WriteCode();
        _rig.Write("style.py", "KEPT = True\n");
        var first = await RunAsync($"{Files}, {GoesOn}, \"style_guide_examples\": [\"style.py\"]", cancellationToken);

        await RunAsync($"\"step_number\": 2, \"continuation_id\": \"{first.Thread!.Id}\"", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("they are not to be restructured: style.py."));
    }

    [Test, CancelAfter(20_000)]
    public async Task Example_that_is_restructured_too_goes_along_once(CancellationToken cancellationToken)
    {
        WriteCode();

        var answer = await RunAsync($"{Files}, \"style_guide_examples\": [\"a.py\"]", cancellationToken);

        Assert.That(answer.Evidence!.Sent!.Count(sent => sent.File == "a.py"), Is.EqualTo(1));
    }

    [Test, CancelAfter(20_000)]
    public async Task Long_example_goes_in_part(CancellationToken cancellationToken)
    {
        WriteCode();
        _rig.Write("style.py", string.Concat(Enumerable.Range(0, 3_000).Select(i => $"NAME_{i} = \"value {i}\"\n")));

        var answer = await RunAsync($"{Files}, \"style_guide_examples\": [\"style.py\"]", cancellationToken);

        Assert.That(answer.Evidence!.Sent!.Where(sent => sent.File == "style.py").Sum(sent => sent.Tokens), Is.LessThanOrEqualTo(4_000));
    }

    [Test, CancelAfter(20_000)]
    public async Task Example_that_is_not_there_is_told_and_stops_nothing(CancellationToken cancellationToken)
    {
        WriteCode();

        var answer = await RunAsync($"{Files}, {GoesOn}, \"style_guide_examples\": [\"gone.py\"]", cancellationToken);

        Assert.That((answer.State, answer.Notes!.Count(note => note.StartsWith("gone.py was named as an example of style and not read:", StringComparison.Ordinal))), Is.EqualTo((AnswerState.Working, 1)));
    }

    [Test, CancelAfter(20_000)]
    public async Task What_must_be_split_comes_first_whatever_was_asked(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "def big(a):\n" + string.Concat(Enumerable.Repeat("    f(a)\n", 510)));

        var answer = await RunAsync("\"relevant_files\": [\"a.py\"], \"refactor_type\": \"modernize\"", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("Split a.py:1 before anything else."));
    }

    [TestCase("\"use_assistant_model\": false", """{"outcome":"complete","summary":"Seen."}""", "Nothing was found; nobody but you and our checks has looked at this.")]
    [TestCase("\"step_number\": 1", """{"outcome":"complete","summary":"Seen."}""", "Neither our checks nor the expert lists a finding.")]
    [TestCase("\"step_number\": 1", """{"outcome":"complete","summary":"Seen.","opportunities":[{"place":"a.py:1-2"}]}""", "Take the first opportunity")]
    [CancelAfter(20_000)]
    public async Task End_without_an_opportunity_has_none_taken(string members, string said, string next, CancellationToken cancellationToken)
    {
        using var rig = new WorkflowRig(ScriptedChatClient.Says(said));
        rig.Write("a.py", "def f(x):\n    return x + 1\n");

        var answer = await rig.RunAsync(new RefactorWorkflow(new TokenCounter()), $"\"relevant_files\": [\"a.py\"], {members}", cancellationToken);

        Assert.That(answer.Next, Does.StartWith(next));
    }

    private void WriteCode()
    {
        _rig.Write("a.py", Code);
        _rig.Write("b.py", "import a\n\n\ndef show(cell):\n    log(cell)\n    log(a)\n    return cell.next\n");
    }

    private Task<Answer> RunAsync(string members, CancellationToken cancellationToken) =>
        _rig.RunAsync(new RefactorWorkflow(new TokenCounter()), members, cancellationToken);
}
