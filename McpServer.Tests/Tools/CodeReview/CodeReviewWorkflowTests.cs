using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.CodeReview;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CodeReviewWorkflowTests : IDisposable
{
    private const string Files = "\"relevant_files\": [\"page.py\"]";
    private const string GoesOn = "\"total_steps\": 2, \"next_step_required\": true";

    private const string Page = "import re\n\n\ndef page(rows):\n    for row in rows:\n        try:\n            show(re.compile(\"a+\").sub(\"\", row))\n        except Exception:\n            pass\n";

    private readonly WorkflowRig _rig = new(ScriptedChat());

    public void Dispose() => _rig.Dispose();

    [Test, CancelAfter(20_000)]
    public async Task Step_is_told_what_our_checks_found(CancellationToken cancellationToken)
    {
        _rig.Write("page.py", Page);

        var answer = await RunAsync($"{Files}, {GoesOn}", cancellationToken);

        Assert.That(answer.Findings!.Select(finding => (finding.Kind, finding.Line)), Is.EqualTo(new[] { ("swallowed_error", (int?)8), ("pattern_in_loop", 7) }));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_sends_to_the_worst_finding(CancellationToken cancellationToken)
    {
        _rig.Write("page.py", Page);

        var answer = await RunAsync($"{Files}, {GoesOn}", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("Look at page.py:8 first (Every error is caught here"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Filter_hides_what_lies_below_it(CancellationToken cancellationToken)
    {
        _rig.Write("page.py", Page);

        var answer = await RunAsync($"{Files}, {GoesOn}, \"severity_filter\": \"high\"", cancellationToken);

        Assert.That((answer.Findings, answer.Notes), Is.EqualTo(((IReadOnlyList<Finding>?)null, new[] { "Below the severity filter: 2 findings." })));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_sends_to_nothing_that_the_filter_hides(CancellationToken cancellationToken)
    {
        _rig.Write("page.py", Page);

        var answer = await RunAsync($"{Files}, {GoesOn}, \"severity_filter\": \"high\"", cancellationToken);

        Assert.That(answer.Next, Does.Not.Contain("page.py"));
    }

    [TestCase("\"severity_filter\": \"high\"", "Nothing that was found is of severity high or above; severity_filter \"all\" shows what is below.")]
    [TestCase("\"severity_filter\": \"critical\"", "Nothing that was found is of severity critical; severity_filter \"all\" shows what is below.")]
    [TestCase("\"severity_filter\": \"medium\"", "Settle the findings from the top")]
    [CancelAfter(20_000)]
    public async Task End_speaks_of_the_findings_that_are_shown(string filter, string next, CancellationToken cancellationToken)
    {
        _rig.Write("page.py", Page);

        var answer = await RunAsync($"{Files}, {filter}, \"use_assistant_model\": false", cancellationToken);

        Assert.That(answer.Next, Does.StartWith(next));
    }

    [TestCase("""{"outcome":"complete","summary":"Seen."}""", "Neither our checks nor the expert lists a finding.")]
    [TestCase("""{"outcome":"complete","summary":"Seen.","verdict":"It loses the cart."}""", "What the expert says stands in its own words")]
    [CancelAfter(20_000)]
    public async Task End_without_a_finding_says_what_the_expert_left(string said, string next, CancellationToken cancellationToken)
    {
        using var rig = new WorkflowRig(ScriptedChatClient.Says(said));
        rig.Write("page.py", "def page():\n    return 1\n");

        var answer = await rig.RunAsync(new CodeReviewWorkflow(), Files, cancellationToken);

        Assert.That(answer.Next, Does.StartWith(next));
    }

    [Test, CancelAfter(20_000)]
    public async Task Quick_review_says_what_it_leaves_out(CancellationToken cancellationToken)
    {
        _rig.Write("page.py", Page);

        var answer = await RunAsync($"{Files}, {GoesOn}, \"review_type\": \"quick\"", cancellationToken);

        Assert.That(answer.Notes, Has.Member("A quick review leaves out 1 smaller finding; review_type full lists it."));
    }

    [Test, CancelAfter(20_000)]
    public async Task Security_review_says_whose_the_rest_is(CancellationToken cancellationToken)
    {
        _rig.Write("page.py", Page);

        var answer = await RunAsync($"{Files}, {GoesOn}, \"review_type\": \"security\"", cancellationToken);

        Assert.That(answer.Notes, Has.Some.Contains("secaudit"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Kind_of_an_earlier_step_holds_on(CancellationToken cancellationToken)
    {
        _rig.Write("page.py", Page);
        var first = await RunAsync($"{Files}, {GoesOn}, \"review_type\": \"performance\"", cancellationToken);

        var answer = await RunAsync($"\"step_number\": 2, \"continuation_id\": \"{first.Thread!.Id}\"", cancellationToken);

        Assert.That(answer.Findings!.Select(finding => finding.Kind), Is.EqualTo(new[] { "pattern_in_loop" }));
    }

    [Test, CancelAfter(20_000)]
    public async Task Code_without_a_fault_is_said_to_be_looked_at(CancellationToken cancellationToken)
    {
        _rig.Write("page.py", "def page():\n    return 1\n");

        var answer = await RunAsync($"{Files}, {GoesOn}", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("Our own checks found nothing in 1 file (2 lines)."));
    }

    [TestCase("The function page is wrong: it returns 1 for every row. This is a serious bug.", "Check each point of it against the code before you act on it.")]
    [TestCase("""{"outcome":"complete","summary":"Fine.","findings":[]}""", "what the expert remarks stands in the text.")]
    [TestCase("""{"outcome":"complete","summary":"One.","findings":[{"severity":"high","file":"page.py","line":2,"quote":"    return 1","text":"Always 1."}]}""", "Check each against the code before you change it.")]
    [TestCase("""{"outcome":"complete","summary":"One.","findings":[{"severity":"high","file":"page.py","line":2,"quote":"return rows[1]","text":"Always 1."}]}""", "those marked as not found in what was sent above all.")]
    [CancelAfter(20_000)]
    public async Task What_to_do_next_fits_what_the_expert_said(string said, string next, CancellationToken cancellationToken)
    {
        using var rig = new WorkflowRig(ScriptedChatClient.Says(said));
        rig.Write("page.py", "def page():\n    return 1\n");

        var answer = await rig.RunAsync(new CodeReviewWorkflow(), Files, cancellationToken);

        Assert.That(answer.Next, Does.EndWith(next).And.Not.Contain("by anybody"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_is_told_findings_calls_and_tests(CancellationToken cancellationToken)
    {
        _rig.Write("page.py", "from rows import read\n\n\ndef page():\n    return read()\n");
        _rig.Write("rows.py", "def read():\n    assert (1, \"one\")\n");
        _rig.Write("tests/test_rows.py", "from rows import read\n");

        await RunAsync("\"relevant_files\": [\"page.py\", \"rows.py\"]", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("# What our own checks found\n- high, asserted_tuple: rows.py:2:")
            .And.Contain("# Calls between the files (lines in parentheses)\n- page.py calls rows.py: read (5)")
            .And.Contain("- page.py: no test found\n- rows.py: tests/test_rows.py"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_is_told_which_functions_stand_out(CancellationToken cancellationToken)
    {
        _rig.Write("page.py", "def page(a):\n" + string.Concat(Enumerable.Repeat("    if a:\n        f()\n", 10)));

        await RunAsync(Files, cancellationToken);

        Assert.That(_rig.Question, Does.Contain("# Functions that stand out\n- page.py:1 page: 21 lines, 10 branches, 1 deep, 1 parameter"));
    }

    private static ScriptedChatClient.Script ScriptedChat() => ScriptedChatClient.Says("""{"outcome":"complete","summary":"Seen."}""");

    private Task<Answer> RunAsync(string members, CancellationToken cancellationToken) => _rig.RunAsync(new CodeReviewWorkflow(), members, cancellationToken);
}
