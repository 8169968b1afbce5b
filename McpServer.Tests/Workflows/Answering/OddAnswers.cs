using Mcp.Daemon.Answers;

namespace Mcp.Tests.Workflows.Answering;

/// <summary>Objects that are JSON and not what was asked for: wrong types, older words, unknown members.</summary>
internal static class OddAnswers
{
    public const string Added = "## What the expert adds, unasked";

    private const string OtherOutcome = "none of those it was offered";

    public static IReadOnlyList<AwkwardAnswer> WrongTypes { get; } =
    [
        new("wrong type in every member", """{"outcome":7,"summary":["a","b"],"findings":"None, really.","files_needed":true,"question":{"on":"x"},"root_cause":[1],"plan":"p"}""")
        {
            Findings = [], Question = "on: x", Notes = [OtherOutcome],
            Says = ["- a\n- b", "## Root cause\n- 1", "## Plan\np", "## What the expert would still ask\n- on: x", Added + "\n- outcome: 7\n- findings: None, really.\n- files needed: true"],
        },
        new("null everywhere", """{"outcome":null,"summary":null,"findings":null,"files_needed":null,"question":null,"plan":null}""") { Findings = [] },
        new("numbers as strings", """{"findings":[{"severity":"high","line":"12","end_line":"18","text":"Off by one."}]}""") { },
        new("findings as an object map", """{"findings":{"F1":{"text":"Off by one."},"F2":{"text":"Second."}}}""") { Findings = ["F1: Off by one.", "F2: Second."] },
        new("findings by severity", """{"findings":{"critical":[{"text":"Off by one."}],"low":["Small."]}}""") { Findings = ["Off by one.", "Small."] },
        new("one finding as an object", """{"findings":{"severity":"low","text":"Off by one."}}""") { },
        new("findings as texts", """{"findings":["Off by one.","",null,7]}""") { Findings = ["Off by one.", "7"] },
        new("nested findings", """{"findings":[[{"text":"Off by one."}],{}]}""") { },
        new("files as a text", """{"outcome":"needs_files","files_needed":"- a.cs\n- `b.cs`, c.cs","findings":[]}""")
        {
            Outcome = ExpertOutcome.NeedsFiles, Findings = [], Files = ["a.cs", "b.cs", "c.cs"],
        },
        new("files with reasons", """{"outcome":"needs_files","files_needed":[{"path":"a.cs","reason":"The lock."},"b\n.cs"],"findings":[]}""")
        {
            Outcome = ExpertOutcome.NeedsFiles, Findings = [], Files = ["a.cs", "b .cs"], Says = ["reason: The lock."],
        },
        new("question as a list", """{"outcome":"narrower_review","summary":"","question":["Which?","When?"]}""")
        {
            Outcome = ExpertOutcome.NarrowerReview, Findings = [], Question = "- Which?\n- When?",
        },
        new("member given twice", """{"summary":"One.","summary":"Two.","findings":["Off by one."],"findings":["Second."]}""")
        {
            Findings = ["Off by one.", "Second."], Says = ["One.\n\nTwo."],
        },
        new("only unknown members", """{"verdict":"Fine.","score":{"style":3,"notes":["a","b"]}}""")
        {
            Findings = [], Says = [Added + "\n- verdict: Fine.\n- score:\n    style: 3\n    notes:\n      - a\n      - b"],
        },
        new("no outcome, but files", """{"files_needed":["a.cs"],"findings":[]}""") { Outcome = ExpertOutcome.NeedsFiles, Findings = [], Files = ["a.cs"] },
        new("two outcomes", """{"status":"complete","outcome":"no_bug_found","summary":"x"}""")
        {
            Outcome = ExpertOutcome.NoBugFound, Findings = [], Says = [Added + "\n- status: complete"],
        },
        new("wanted in our own words", """{"outcome":"needs_files","summary":"x","wanted":{"files":["b.cs"],"question":"Which?","why":"The lock."}}""")
        {
            Outcome = ExpertOutcome.NeedsFiles, Findings = [], Files = ["b.cs"], Question = "Which?", Says = [Added + "\n- why: The lock."],
        },
        new("made up outcome", """{"outcome":"ship it","summary":"x"}""") { Findings = [], Says = [Added + "\n- outcome: ship it"], Notes = [OtherOutcome] },
        new("outcome that was not offered", """{"outcome":"test_sample_needed","summary":"x"}""") { Findings = [], Notes = ["not offered, test_sample_needed"] },
    ];

    public static IReadOnlyList<AwkwardAnswer> OldWords { get; } =
    [
        new("old: files", """{"status":"files_required_to_continue","mandatory_instructions":"I need the lock.","files_needed":["a.cs"]}""")
        {
            Outcome = ExpertOutcome.NeedsFiles, Findings = [], Files = ["a.cs"], Question = "I need the lock.", SaysNot = ["I need the lock."],
        },
        new("old: focus", """{"status":"focused_review_required","reason":"Too much.","suggestion":"Send the cache."}""")
        {
            Outcome = ExpertOutcome.NarrowerReview, Findings = [], Question = "Too much.\nSend the cache.",
        },
        new("old: focus, and a question", """{"status":"focused_review_required","reason":"Too much.","question":"Which part?"}""")
        {
            Outcome = ExpertOutcome.NarrowerReview, Findings = [], Question = "Which part?", Says = [Added + "\n- reason: Too much."],
        },
        new("old: no bug", """{"status":"no_bug_found","summary":"It works.","alternative_explanations":["A stale build."]}""")
        {
            Outcome = ExpertOutcome.NoBugFound, Findings = [], Says = ["It works.", Added + "\n- alternative explanations:\n    - A stale build."],
        },
        new("old: tests", """{"status":"more_tests_required","pending_tests":"Of the cache."}""")
        {
            Outcome = ExpertOutcome.MoreTests, Findings = [], Says = [Added + "\n- pending tests: Of the cache."],
        },
        new("old: analysis", """{"status":"analysis_complete","summary":"x","reason":"It races."}""") { Findings = [], Says = [Added + "\n- reason: It races."] },
        new("old: refactoring", """{"status":"refactor_analysis_complete","refactor_opportunities":[{"type":"decompose","issue":"Off by one.","start_line":3,"end_line":9}]}""") { },
        new("status that is no outcome", """{"status":"amber","findings":["Off by one."]}""") { Says = [Added + "\n- status: amber"] },
    ];
}
