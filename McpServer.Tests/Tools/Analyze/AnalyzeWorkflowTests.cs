using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Tools.Analyze;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Analyze;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AnalyzeWorkflowTests : IDisposable
{
    private const string Named = """ "relevant_files": ["a.py", "b.py"] """;

    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("""{"outcome":"complete","summary":"Seen."}"""));
    private readonly AnalyzeWorkflow _workflow = new(new Churn(GitRepository.Program));

    public AnalyzeWorkflowTests()
    {
        _rig.Write("a.py", "import b\n\n\ndef one(rows):\n    for row in rows:\n        b.two(row)\n");
        _rig.Write("b.py", "import a\n\n\ndef two(row):\n    for cell in row:\n        print(cell)\n");
    }

    public void Dispose() => _rig.Dispose();

    [TestCase("architecture", ExpectedResult = 1), TestCase("quality", ExpectedResult = 1), TestCase("general", ExpectedResult = 1)]
    [TestCase("performance", ExpectedResult = 0), TestCase("security", ExpectedResult = 0)]
    [CancelAfter(20_000)]
    public async Task<int> Rings_are_found_where_structure_is_what_is_asked_for(string kind, CancellationToken cancellationToken)
    {
        var answer = await RunAsync($"{Named}, \"analysis_type\": \"{kind}\"", cancellationToken);

        return answer.Findings?.Count ?? 0;
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_gets_what_the_kind_of_analysis_is_about(CancellationToken cancellationToken)
    {
        await RunAsync($"{Named}, \"analysis_type\": \"performance\"", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("- Kind: performance, that is").And.Contain("# Loops that run loops").And.Not.Contain("# Tests, by"));
    }

    [TestCase("detailed", "Present it part by part"), TestCase("summary", "Present it in ten sentences"), TestCase("actionable", "Present only what to do")]
    [CancelAfter(20_000)]
    public async Task Form_decides_how_the_result_is_presented(string form, string expected, CancellationToken cancellationToken)
    {
        var answer = await RunAsync($"{Named}, \"output_format\": \"{form}\"", cancellationToken);

        Assert.That(answer.Next, Does.Contain(expected));
    }

    [Test, CancelAfter(20_000)]
    public async Task Certainty_does_not_keep_the_expert_from_being_asked(CancellationToken cancellationToken)
    {
        var answer = await RunAsync($"{Named}, \"confidence\": \"certain\"", cancellationToken);

        Assert.That(answer.Expert!.State, Is.EqualTo(ExpertState.Answered));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_on_the_way_points_at_the_ring(CancellationToken cancellationToken)
    {
        var answer = await RunAsync($"{Named}, \"next_step_required\": true, \"total_steps\": 2", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("Read a.py:1 and say whether what it imports belongs there: it closes a ring."));
    }

    [Test, CancelAfter(20_000)]
    public async Task First_step_asks_for_files_that_imports_lead_to(CancellationToken cancellationToken)
    {
        _rig.Write("src/cart.js", "import money from './money';\n");

        var answer = await RunAsync("\"relevant_files\": [\"src/cart.js\"], \"next_step_required\": true, \"total_steps\": 2", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("Imports lead to files that you did not name: ./money (src/cart.js:1)."));
    }

    [Test, CancelAfter(20_000)]
    public async Task Later_step_does_not_ask_for_files_that_an_earlier_one_gave(CancellationToken cancellationToken)
    {
        _rig.Write("src/cart.js", "import money from './money';\n");
        _rig.Write("src/money.js", "export default 1;\n");
        var first = await RunAsync("\"relevant_files\": [\"src\"], \"next_step_required\": true, \"total_steps\": 3", cancellationToken);

        var answer = await RunAsync(
            $"\"step_number\": 2, \"relevant_files\": [\"src/cart.js\"], \"next_step_required\": true, \"total_steps\": 3, \"continuation_id\": \"{first.Thread!.Id}\"", cancellationToken);

        Assert.That(answer.Next, Does.Not.Contain("./money"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Files_that_are_changed_often_are_told_by_commits_times_lines(CancellationToken cancellationToken)
    {
        using var repository = new GitRepository();
        foreach (var i in Enumerable.Range(0, 3))
        {
            repository.Commit("src/hot.py", $"A = {i}\nB = 1\n");
            repository.Commit("src/long.py", string.Concat(Enumerable.Repeat($"C = {i}\n", 20)));
        }

        repository.Commit("src/calm.py", "D = 1\n");
        _rig.Workspace = repository.Workspace;

        await RunAsync("\"relevant_files\": [\"src\"], \"analysis_type\": \"quality\"", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("# Files that are changed often, by commits times lines\n- src/long.py: 3 commits, 20 lines of code\n- src/hot.py: 3 commits, 2 lines of code\n\n"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Code_that_stands_in_two_files_is_told_and_what_one_file_repeats_is_not(CancellationToken cancellationToken)
    {
        const string Code = "x1 = f(1)\nx2 = f(2)\nx3 = f(3)\nx4 = f(4)\nx5 = f(5)\nx6 = f(6)\n";
        const string Own = "y1 = g(1)\ny2 = g(2)\ny3 = g(3)\ny4 = g(4)\ny5 = g(5)\ny6 = g(6)\n";
        _rig.Write("one.py", Code + Own + "z = 1\n" + Own);
        _rig.Write("two.py", "t = 1\n" + Code);

        await RunAsync("\"relevant_files\": [\"one.py\", \"two.py\"], \"analysis_type\": \"quality\"", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("# Code that stands in two files\n- one.py:1-6 and two.py:2-7: 6 lines of code\n\n"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Addresses_are_told_with_what_guards_them(CancellationToken cancellationToken)
    {
        _rig.Write("app.py", "@app.route('/users')\n@login_required\ndef users():\n    return 1\n\n\n@app.route('/all')\ndef everything():\n    return 2\n");

        await RunAsync("\"relevant_files\": [\"app.py\"], \"analysis_type\": \"security\"", cancellationToken);

        Assert.That(_rig.Question, Does.Contain(": guarded by ").And.Contain(": no guard seen in its file"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Files_without_a_test_come_first_and_the_longest_of_them_at_the_top(CancellationToken cancellationToken)
    {
        _rig.Write("c.py", "def three():\n    return 3\n");
        _rig.Write("test_a.py", "import a\n\n\ndef test_one():\n    assert a.one([]) is None\n");

        await RunAsync("\"relevant_files\": [\"a.py\", \"c.py\", \"b.py\", \"test_a.py\"], \"analysis_type\": \"quality\"", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("- b.py: no test found\n- c.py: no test found\n- a.py: test_a.py"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Files_without_code_are_counted_and_nothing_more_is_said(CancellationToken cancellationToken)
    {
        _rig.Write("notes.md", "# Notes\n");

        var answer = await RunAsync("\"relevant_files\": [\"notes.md\"]", cancellationToken);

        Assert.That(_rig.Question, Does.Not.Contain("# Size").And.Not.Contain("# Where it is entered"));
        Assert.That(answer.Findings, Is.Null);
    }

    private Task<Answer> RunAsync(string members, CancellationToken cancellationToken) => _rig.RunAsync(_workflow, members, cancellationToken);
}
