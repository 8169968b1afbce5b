using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.TestGen;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.TestGen;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TestGenWorkflowTests : IDisposable
{
    private const string Code = "def total(lines):\n    return sum(lines)\n\n\ndef tax(cents):\n    if cents < 0:\n        raise ValueError(cents)\n    return cents // 5\n\n\ndef _round(x):\n    return x\n";

    private const string GoesOn = "\"next_step_required\": true, \"total_steps\": 2";

    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("""{"outcome":"complete","summary":"Seen."}"""));
    private readonly TestGenWorkflow _workflow = new();

    public void Dispose() => _rig.Dispose();

    [Test, CancelAfter(20_000)]
    public async Task Test_of_the_project_is_asked_for_when_none_was_given(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Code);

        var answer = await RunAsync($"{Files("cart.py")}, {GoesOn}", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("No test of the project was given"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Without_a_test_nothing_is_said_of_what_tests_name(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Code);

        var answer = await RunAsync($"{Files("cart.py")}, {GoesOn}", cancellationToken);

        Assert.That(answer.Text, Is.Null);
    }

    [Test, CancelAfter(20_000)]
    public async Task Framework_and_functions_that_no_given_test_names_are_told(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Code);
        _rig.Write("test_cart.py", "import pytest\nfrom cart import total\n\n\ndef test_total():\n    assert total([]) == 0  # tax\n");

        var answer = await RunAsync($"{Files("cart.py", "test_cart.py")}, {GoesOn}", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("Test framework: pytest (test_cart.py imports it).\n\nNo given test names tax (cart.py:5)."));
    }

    [Test, CancelAfter(20_000)]
    public async Task Several_frameworks_are_all_told(CancellationToken cancellationToken)
    {
        _rig.Write("a.ts", "export const f = () => 1;\n");
        _rig.Write("a.test.ts", "import { it } from \"vitest\";\nimport { f } from \"./a\";\nit(\"x\", () => { expect(f()).toBe(1); });\n");
        _rig.Write("package.json", """{"devDependencies": {"jest": "1"}}""");

        var answer = await RunAsync($"{Files("a.ts", "a.test.ts")}, {GoesOn}", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("Test frameworks:\n- Vitest (a.test.ts imports it)\n- Jest (package.json names it)"));
    }

    [Test, CancelAfter(20_000)]
    public async Task At_the_end_tests_of_the_workspace_count_as_well(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Code);
        _rig.Write("tests/test_all.py", "import cart\n\n\ndef test_tax():\n    assert cart.tax(5) == 1\n");

        await RunAsync(Files("cart.py"), cancellationToken);

        Assert.That(_rig.Question, Does.Contain("cart.py:1 total(lines), named by no test")
            .And.Contain("cart.py:5 tax(cents), named in tests/test_all.py\n  6: if cents < 0 → try -1, 0, 1\n  7: raise ValueError(cents)"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Private_functions_are_reached_through_others(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Code);

        await RunAsync(Files("cart.py"), cancellationToken);

        Assert.That(_rig.Question, Does.Not.Contain("cart.py:11 _round"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Test_that_says_nothing_is_a_finding_and_comes_first(CancellationToken cancellationToken)
    {
        _rig.Write("cart.py", Code);
        _rig.Write("test_cart.py", "from cart import total\n\n\ndef test_total():\n    total([])\n");

        var answer = await RunAsync($"{Files("cart.py", "test_cart.py")}, {GoesOn}", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("Mend the test in test_cart.py:4 (assertionless test)"));
    }

    [TestCase("""{"outcome":"complete","summary":"Seen."}""", "The expert wrote no test")]
    [TestCase("""{"outcome":"complete","summary":"Seen.","tests":[{"path":"test_cart.py","code":"def test(): ..."}]}""", "Put the tests where they belong")]
    [TestCase("Write a test of tax with -1 cents, which must raise ValueError.", "Put the tests where they belong")]
    [CancelAfter(20_000)]
    public async Task End_without_a_test_puts_none_in_its_place(string said, string next, CancellationToken cancellationToken)
    {
        using var rig = new WorkflowRig(ScriptedChatClient.Says(said));
        rig.Write("cart.py", Code);

        var answer = await rig.RunAsync(_workflow, Files("cart.py"), cancellationToken);

        Assert.That(answer.Next, Does.Contain(next));
    }

    private static string Files(params string[] files) => $"\"relevant_files\": [{string.Join(", ", files.Select(file => $"\"{file}\""))}]";

    private Task<Answer> RunAsync(string members, CancellationToken cancellationToken) => _rig.RunAsync(_workflow, members, cancellationToken);
}
