using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.ThinkDeep;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.ThinkDeep;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ThinkDeepWorkflowTests : IDisposable
{
    private const string Store = "export class Store {\n  private seats = new Map<string, string>();\n\n  take(seat: string) {\n    return this.seats.get(seat);\n  }\n\n\n\n  drop() {\n    this.seats.clear();\n  }\n}\n";

    private const string GoesOn = "\"next_step_required\": true, \"total_steps\": 3";

    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("""{"outcome":"complete","summary":"Seen."}"""));
    private readonly ThinkDeepWorkflow _workflow = new();

    public void Dispose() => _rig.Dispose();

    [TestCase("store.ts:99 is wrong.", "place_not_found", "store.ts")]
    [TestCase("old/store.ts:9 is wrong.", "place_not_found", null)]
    [TestCase("store.ts:5 has `return this.seats.take(seat)`.", "quote_not_found", "store.ts")]
    [TestCase("store.ts:5 says `release`.", "quote_not_found", "store.ts")]
    [TestCase("store.ts:2 has `this.seats.clear();`.", "quote_elsewhere", "store.ts")]
    [CancelAfter(20_000)]
    public async Task Place_that_the_file_contradicts_is_a_finding(string words, string kind, string? file, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(words, GoesOn, cancellationToken);

        Assert.That(answer.Findings!.Select(finding => (finding.Kind, finding.File)), Is.EqualTo(new[] { (kind, file) }));
    }

    [TestCase("store.ts:5 has `return this.seats.get(seat);`.")]
    [TestCase("store.ts:6 has `return  this.seats … (seat)`.")]
    [TestCase("`take` is at store.ts:4, `seats` in store.ts:5.")]
    [TestCase("`Store.drop()` (store.ts:12)")]
    [TestCase("store.ts:2 says `clear`")]
    [TestCase("gone.ts:9 is wrong.")]
    [TestCase("ws/store.ts:5 and /srv/app/store.ts:5 are right.")]
    [TestCase("pool.ts:2 and src/lib/pool.ts:2 and lib/pool.ts:2 matter.")]
    [CancelAfter(20_000)]
    public async Task Place_that_may_be_right_is_none(string words, CancellationToken cancellationToken)
    {
        _rig.Write("src/lib/pool.ts", "a\nb\n");

        var answer = await RunAsync(words, GoesOn, cancellationToken);

        Assert.That(answer.Findings ?? [], Is.Empty);
    }

    [Test, CancelAfter(20_000)]
    public async Task Finding_about_a_quote_shows_what_stands_there(CancellationToken cancellationToken)
    {
        var answer = await RunAsync("store.ts:5 has `return this.seats.take(seat)`.", GoesOn, cancellationToken);

        Assert.That((answer.Findings![0].Line, answer.Findings[0].Quote), Is.EqualTo((5, "return this.seats.get(seat);")));
    }

    [Test, CancelAfter(20_000)]
    public async Task Claim_that_a_call_refutes_is_a_finding_at_the_call(CancellationToken cancellationToken)
    {
        _rig.Write("admin.ts", "import { Store } from './store';\nexport function release(store: Store) {\n  store.drop();\n}\n");

        var answer = await RunAsync("Nothing calls `Store.drop`.", $"\"relevant_files\": [\"store.ts\", \"admin.ts\"], {GoesOn}", cancellationToken);

        var finding = answer.Findings!.Single();
        Assert.That((finding.Kind, finding.Severity, finding.File, finding.Line), Is.EqualTo(("claim_refuted", Severity.Medium, "admin.ts", 3)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Cited_file_that_nobody_named_is_asked_for(CancellationToken cancellationToken)
    {
        _rig.Write("pool.ts", "a\nb\n");

        var answer = await RunAsync("pool.ts:2 matters.", GoesOn, cancellationToken);

        Assert.That(answer.Next, Does.StartWith("You cite pool.ts: name it in relevant_files"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Assumption_of_the_step_is_what_comes_next(CancellationToken cancellationToken)
    {
        var answer = await RunAsync("I assume that seats are unique.", GoesOn, cancellationToken);

        Assert.That(answer.Next, Does.StartWith("Find what shows or refutes what you assume: \"I assume that seats are unique\"."));
    }

    [TestCase("`SeatCache.warm` fills it.", "`SeatCache.warm`")]
    [TestCase("It calls seat_cache().", "`seat_cache`")]
    [CancelAfter(20_000)]
    public async Task Name_that_no_file_has_is_told(string words, string name, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(words, GoesOn, cancellationToken);

        Assert.That(answer.Text, Does.Contain($"No file of this step has {name}"));
    }

    [TestCase("`Store.take` reads it.")]
    [TestCase("A `SeatCache` would help.")]
    [TestCase("Use `redis` for it.")]
    [TestCase("The seatCache fills it.")]
    [CancelAfter(20_000)]
    public async Task Name_that_is_there_or_proposed_is_not(string words, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(words, GoesOn, cancellationToken);

        Assert.That(answer.Text ?? "", Does.Not.Contain("No file"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_gets_what_was_checked_assumed_and_passed_over(CancellationToken cancellationToken)
    {
        await RunAsync("store.ts:4 matters. I assume that seats are unique.", "\"focus_areas\": [\"security\"]", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("""
            # Claims held against the files
            - there, with no quote to hold them against: store.ts:4

            # Assumed and not shown, by the agent's own words
            - step 1: "I assume that seats are unique."

            # What no step touches
            - focus "security"
            - another way than the one taken, and what that one costs
            """));
    }

    [TestCase("`Store` (store.ts:12) keeps them.", "what is quoted stands there: store.ts:12")]
    [TestCase("store.ts:2 says `clear`.", "store.ts:2 does not name clear; line 11 does")]
    [TestCase("`Store.drop` is never called.", "\"`Store.drop` is never called\" (step 1): no call of Store.drop was found in these files")]
    [TestCase("old/store.ts:9 is wrong.", "1 claim does not hold: see what our own checks found")]
    [CancelAfter(20_000)]
    public async Task Expert_gets_what_became_of_a_claim(string words, string line, CancellationToken cancellationToken)
    {
        await RunAsync(words, "\"total_steps\": 1", cancellationToken);

        Assert.That(_rig.Question, Does.Contain($"# Claims held against the files\n- {line}\n"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Name_of_an_earlier_step_s_file_is_not_said_to_be_absent(CancellationToken cancellationToken)
    {
        _rig.Write("admin.ts", "export const x = 1;\n");
        var first = await RunAsync("Read.", GoesOn, cancellationToken);

        var answer = await RunAsync(
            "`Store.take` reads it.", $"\"relevant_files\": [\"admin.ts\"], \"step_number\": 2, {GoesOn}, \"continuation_id\": \"{first.Thread!.Id}\"", cancellationToken);

        Assert.That(answer.Text ?? "", Does.Not.Contain("No file"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Way_that_is_weighed_against_none_is_asked_about_from_the_second_step(CancellationToken cancellationToken)
    {
        var first = await RunAsync("Seats are kept in a map.", GoesOn, cancellationToken);

        var answer = await RunAsync("They are.", $"\"step_number\": 2, {GoesOn}, \"continuation_id\": \"{first.Thread!.Id}\"", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("No step names another way than yours").And.Not.EqualTo(first.Next));
    }

    [Test, CancelAfter(20_000)]
    public async Task Certainty_without_anything_to_show_is_a_note(CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(_workflow, "\"confidence\": \"certain\"", cancellationToken);

        Assert.That(answer.Notes, Has.Some.StartsWith("Confidence is certain, and no step names a file or a finding"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Words_without_claims_make_no_section(CancellationToken cancellationToken)
    {
        await RunAsync("Seats are kept in a map, rather than in a table.", "\"total_steps\": 1", cancellationToken);

        Assert.That(_rig.Question, Does.Not.Contain("# Claims").And.Not.Contain("# Assumed").And.Not.Contain("# Names").And.Not.Contain("# What no step").And.Not.Contain("# Confidence"));
    }

    private Task<Answer> RunAsync(string findings, string members, CancellationToken cancellationToken)
    {
        _rig.Write("store.ts", Store);
        return _rig.RunAsync(_workflow, $"\"findings\": {JsonSerializer.Serialize(findings)}, \"relevant_files\": [\"store.ts\"], {members}", cancellationToken);
    }
}
