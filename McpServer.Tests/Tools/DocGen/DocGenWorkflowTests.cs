using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.DocGen;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.DocGen;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DocGenWorkflowTests : IDisposable
{
    private const string Stale = "/**\n * Adds.\n * @param y what\n */\nexport function add(x: number): void {}\n\nexport function sum(): void {}\n";

    private const string Deep = "export function f(xs, ys) {\n  for (const x of xs) {\n    for (const y of ys) {\n      if (x === y) {\n        g(x);\n      }\n    }\n  }\n}\n\nexport function g(x) {}\n";

    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("""{"outcome":"complete","summary":"Seen."}"""));
    private readonly DocGenWorkflow _workflow = new();

    public void Dispose() => _rig.Dispose();

    [Test, CancelAfter(20_000)]
    public async Task Work_list_counts_what_is_missing_and_what_no_longer_fits(CancellationToken cancellationToken)
    {
        _rig.Write("a.ts", Stale);

        var answer = await RunAsync("", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("To document, most first:\n- a.ts: 1 of 2 undocumented, 1 entry that no longer fits"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Existing_documentation_is_no_work_where_it_is_not_to_be_mended(CancellationToken cancellationToken)
    {
        _rig.Write("a.ts", Stale);

        var answer = await RunAsync("\"update_existing\": false", cancellationToken);

        Assert.That(answer.Findings!.Select(finding => finding.Kind), Is.EqualTo(new[] { "undocumented" }));
    }

    [Test, CancelAfter(20_000)]
    public async Task End_with_parts_undocumented_says_how_many_are_left(CancellationToken cancellationToken)
    {
        _rig.Write("a.ts", Stale);

        var answer = await RunAsync("\"num_files_documented\": 1, \"total_files_to_document\": 1", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("1 public declaration in 1 file still has no documentation, most in a.ts"));
    }

    [Test, CancelAfter(20_000)]
    public async Task End_with_files_left_is_no_end(CancellationToken cancellationToken)
    {
        _rig.Write("a.ts", Stale);

        var answer = await RunAsync("\"num_files_documented\": 1, \"total_files_to_document\": 2", cancellationToken);

        Assert.That(answer.State, Is.EqualTo(AnswerState.Working));
        Assert.That(answer.Next, Does.Contain(
            "This is not the end yet, though next_step_required is false: 1 of 2 files is not documented yet").And.Contain("lower total_files_to_document").And.Not.Contain("Count the files"));
    }

    [TestCase("", "Count the files that need documentation")]
    [TestCase(", \"num_files_documented\": 0, \"total_files_to_document\": 3", "3 of 3 files are not documented yet")]
    [TestCase(", \"num_files_documented\": 3, \"total_files_to_document\": 3", "By your count every file is documented: end with next_step_required false.")]
    [CancelAfter(20_000)]
    public async Task Step_goes_by_the_count_that_was_given(string count, string next, CancellationToken cancellationToken)
    {
        _rig.Write("a.ts", Stale);

        var answer = await RunAsync($"\"next_step_required\": true, \"total_steps\": 2{count}", cancellationToken);

        Assert.That(answer.Next, Does.StartWith(next));
    }

    [Test, CancelAfter(20_000)]
    public async Task Total_below_the_files_that_need_work_is_contradicted(CancellationToken cancellationToken)
    {
        _rig.Write("a.ts", Stale);
        _rig.Write("b.ts", Deep);

        var answer = await RunAsync("\"relevant_files\": [\"a.ts\", \"b.ts\"], \"total_files_to_document\": 1, \"next_step_required\": true, \"total_steps\": 2", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("total_files_to_document is 1, but 2 of the files given have something to document."));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_is_told_of_loops_calls_and_intricate_code(CancellationToken cancellationToken)
    {
        _rig.Write("a.ts", Deep);

        await RunAsync("\"use_assistant_model\": true", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("a.ts:1 f: 3 branches, 2 loops, one inside another in line 3")
            .And.Contain("a.ts:1 f calls g (5)").And.Contain("Intricate code without a comment inside"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_is_not_told_of_what_is_not_to_be_documented(CancellationToken cancellationToken)
    {
        _rig.Write("a.ts", Deep);

        await RunAsync("\"use_assistant_model\": true, \"document_complexity\": false, \"document_flow\": false, \"comments_on_complex_logic\": false", cancellationToken);

        Assert.That(_rig.Question, Does.Not.Contain("2 loops").And.Not.Contain("calls g").And.Not.Contain("Intricate code"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Code_with_a_comment_inside_is_explained(CancellationToken cancellationToken)
    {
        _rig.Write("a.ts", Deep.Replace("g(x);", "g(x); // both", StringComparison.Ordinal));

        await RunAsync("\"use_assistant_model\": true", cancellationToken);

        Assert.That(_rig.Question, Does.Not.Contain("Intricate code"));
    }

    private Task<Answer> RunAsync(string members, CancellationToken cancellationToken) =>
        _rig.RunAsync(_workflow, "\"relevant_files\": [\"a.ts\"]" + (members.Length > 0 ? "," + members : ""), cancellationToken);
}
