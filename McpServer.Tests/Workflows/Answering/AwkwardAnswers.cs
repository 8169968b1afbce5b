using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Tests.Workflows.Answering;

/// <summary>Answers that hold an object of the form, one way or another.</summary>
internal static class AwkwardAnswers
{
    public const string Finding = """{"severity":"high","kind":"bug","file":"a.cs","line":3,"text":"Off by one."}""";

    public const string Sample = """{"outcome":"complete","summary":"One fault.","findings":[""" + Finding + "]}";

    private const string Prose = "The expert did not answer";

    public static IReadOnlyList<AwkwardAnswer> Wrapped { get; } =
    [
        new("filled in inside of the form", $$"""{"type":"object","properties":{{Sample}}}""") { Says = ["One fault."] },
        new("plain", Sample) { Says = ["One fault."] },
        new("white space around", "\n\n  " + Sample + " \n") { Says = ["One fault."] },
        new("byte order mark", "\uFEFF" + Sample) { Says = ["One fault."] },
        new("fenced", $"```json\n{Sample}\n```") { Says = ["One fault."] },
        new("fenced without language", $"```\n{Sample}\n```\n") { Says = ["One fault."] },
        new("tilde fence", $"~~~json\n{Sample}\n~~~") { Says = ["One fault."] },
        new("fence in a fence", $"```\n```json\n{Sample}\n```\n```") { Says = ["One fault."] },
        new("fence that never closes", $"```json\n{Sample}") { Says = ["One fault."] },
        new("fence on one line", $"```json {Sample}```") { Says = ["One fault."] },
        new("prose before", $"Here is my review:\n\n{Sample}") { Says = ["Here is my review:", "One fault."] },
        new("prose after", $"{Sample}\n\nMind the lock as well.") { Says = ["One fault.", "Mind the lock as well."] },
        new("prose around a fence", $"I looked at it.\n```json\n{Sample}\n```\nThat is all.")
        {
            Says = ["I looked at it.\n\nOne fault.\n\nThat is all."],
        },
        new("snippet, then the object", "As in\n```json\n{\"port\": 1}\n```\nso:\n" + Sample)
        {
            Says = ["```json\n{\"port\": 1}\n```", "One fault."], SaysNot = ["\"findings\""],
        },
        new("object, then a snippet", Sample + "\nUse\n```cs\nif (a) { b(); }\n```")
        {
            Says = ["One fault.", "```cs\nif (a) { b(); }\n```"], SaysNot = ["\"findings\""],
        },
        new("fenced object, then a fenced snippet", $"```json\n{Sample}\n```\n```cs\nb();\n```")
        {
            Says = ["One fault.\n\n```cs\nb();\n```"], SaysNot = ["\"findings\""],
        },
        new("line that only begins like a fence", $"```a()``` is wrong:\n{Sample}") { Says = ["```a()``` is wrong:\n\nOne fault."], SaysNot = ["\"findings\""] },
        new("broken snippet, then the object", "The {\"port\": \"80\" is wrong.\n" + Sample) { Says = ["The {\"port\": \"80\" is wrong.\n\nOne fault."] },
        new("two objects", Sample + "\n" + """{"outcome":"no_bug_found","summary":"None.","findings":[{"text":"Second."}]}""")
        {
            Outcome = ExpertOutcome.NoBugFound, Findings = ["Off by one.", "Second."], Says = ["An earlier summary: One fault.", "\n\nNone."],
            Notes = ["2 objects"],
        },
        new("two objects in one fence", $"```json\n{Sample}\n{{\"findings\":[\"Second.\"]}}\n```")
        {
            Findings = ["Off by one.", "Second."], Says = ["One fault."], Notes = ["2 objects"],
        },
        new("same object twice", $"{Sample}\n\n{Sample}") { Says = ["One fault."], Notes = ["2 objects"] },
        new("list of objects", $"[{Sample}, {{\"findings\":[\"Second.\"]}}]") { Findings = ["Off by one.", "Second."], Notes = ["2 objects"] },
        new("bare list of findings", $"[{Finding}]") { Notes = ["bare list"] },
        new("bare list in a fence", $"```json\n[{Finding}]\n```") { Notes = ["bare list"] },
        new("bare list, cut off", "[" + Finding + ",{\"severity\":\"lo") { Findings = ["Off by one.", "severity: lo …"], Notes = ["breaks off", "bare list"] },
        new("JSON in a JSON string", System.Text.Json.JsonSerializer.Serialize(Sample)) { Says = ["One fault."], Notes = ["JSON string"] },
        new("wrapped", $$"""{"response":{"result":{{Sample}}},"model":"m-1"}""") { Says = ["One fault.", OddAnswers.Added + "\n- model: m-1"] },
        new("tags around", $"<answer>\n{Sample}\n</answer>") { Says = ["<answer>", "One fault.", "</answer>"] },
        new("capital member names", Sample.Replace("findings", "Findings").Replace("outcome", "OUTCOME")) { Says = ["One fault."] },
        new("camel case", """{"summary":"s","filesNeeded":["b.cs"],"findings":[]}""") { Findings = [], Files = ["b.cs"] },
    ];

    public static IReadOnlyList<AwkwardAnswer> Broken { get; } =
    [
        new("trailing commas", """{"summary":"One fault.","findings":[""" + Finding + ",],}") { Says = ["One fault."], Notes = ["extra commas"] },
        new("comments", "{\n// what I found\n\"findings\":[" + Finding + "] /* all */\n}") { Notes = ["comments"] },
        new("comment amid prose", "So:\n{\n// what I found\n\"findings\":[" + Finding + "]\n}") { Says = ["So:"], Notes = ["comments"] },
        new("raw line breaks in a text", "{\"summary\":\"One\n\tfault.\",\"findings\":[" + Finding + "]}")
        {
            Says = ["One\n\tfault."], Notes = ["raw line breaks"],
        },
        new("Python", """{'outcome': 'complete', 'sure': True, 'other': None, 'summary': 'It\'s "one" fault.', 'findings': []}""")
        {
            Findings = [], Says = ["It's \"one\" fault.", OddAnswers.Added + "\n- sure: true"], Notes = ["words of Python, single quotes"],
        },
        new("missing comma between lines", "{\"summary\":\"One fault.\"\n\"findings\":[" + Finding + "\n" + Finding + "]}")
        {
            Says = ["One fault."], Notes = ["missing commas"],
        },
        new("missing bracket", """{"summary":"One fault.","findings":[{"text":"Off by one."],"question":"Why?"}""")
        {
            Says = ["One fault."], Question = "Why?", Notes = ["missing brackets"],
        },
        new("missing value", """{"summary":"One fault.","root_cause":,"findings":["Off by one."],"x":}""") { Says = ["One fault."], Notes = ["missing values"] },
        new("missing last value", """{"summary":"One fault.","findings":["Off by one."],"x":}""") { Says = ["One fault."], Notes = ["missing values"] },
        new("only a summary, with a raw line break", "{\"summary\":\"One\nfault.\",\"score\":1}") { Findings = [], Says = ["One\nfault."], Notes = ["raw line breaks"] },
        new("quotes inside a text", """{"summary":"It says "no", and "yes" too.","findings":[""" + Finding + "]}")
        {
            Says = ["It says \"no\", and \"yes\" too."], Notes = ["quotes inside texts"],
        },
        new("false escapes", """{"summary":"Look at C:\src and \d+ and \uZZ.","findings":["Off by one."]}""")
        {
            Says = [@"Look at C:\src and \d+ and \uZZ."], Notes = ["false escapes"],
        },
        new("malformed numbers", """{"findings":[{"text":"Off by one.","line":012,"end_line":+1,"score":1.2.3}]}""")
        {
            Findings = ["Off by one.\nscore: 1.2.3"], Notes = ["malformed numbers"],
        },
        new("cut in a text", """{"summary":"One fault.","findings":[{"text":"Off by one."},{"text":"The lo""")
        {
            Findings = ["Off by one.", "The lo …"], Notes = ["breaks off"],
        },
        new("cut in an escape", """{"summary":"One fault.","findings":["Off by one.","The lo\u00""")
        {
            Findings = ["Off by one.", "The lo …"], Says = ["One fault."], Notes = ["breaks off"],
        },
        new("cut in a fence", "Well:\n```json\n" + """{"summary":"One fault.","findings":[{"text":"Off by one."},{"text":"The lo""")
        {
            Findings = ["Off by one.", "The lo …"], Says = ["Well:\n\nOne fault."], Notes = ["breaks off"],
        },
        new("broken amid prose", Sample[..^2] + "; and so on.") { Says = ["One fault.", "; and so on."], Notes = ["breaks off"] },
        new("finding of a place alone", "{\"findings\":{\"line\":\"12-18\"}}") { Findings = ["(no description)"] },
        new("half character, and prose after", "{\"findings\":[\"Off by one.\",\"\\ud800\"]} And more.") { Findings = ["Off by one.", "\uFFFD"], Says = ["And more."], Notes = ["half characters"] },
        new("characters that no reader sees, raw and escaped", "{\"summary\":\"a\u001b[31mb\u202ec\\u001b\\u202ed\\b\\f\\\\u001b\",\"findings\":[]}")
        {
            Findings = [], Says = ["a\uFFFD[31mb\uFFFDc\uFFFD\uFFFDd\uFFFD\uFFFD\\u001b"], Notes = ["marks that turn the direction"],
        },
        new("characters that no reader sees, in a JSON string", System.Text.Json.JsonSerializer.Serialize("{\"summary\":\"a\u001bb\u202ec\",\"findings\":[]}"))
        {
            Findings = [], Says = ["a\uFFFDb\uFFFDc"], Notes = ["marks that turn the direction", "JSON string"],
        },
        new("NUL and half characters", "{\"summary\":\"a\0b\uD800c\\ud800d\\u0000e\\ud83d\\ude00\",\"findings\":[]}")
        {
            Findings = [], Says = ["a\uFFFDb\uFFFDc\uFFFDd\uFFFDe😀"], Notes = ["half characters"],
        },
    ];

    public static IReadOnlyList<AwkwardAnswer> Unstructured { get; } =
    [
        new("refusal", "I'm sorry, but I can't help with that.") { IsStructured = false, Findings = [], Says = ["I'm sorry"], Notes = [Prose] },
        new("Chinese prose", "代码没有问题,但是锁的粒度太大。") { IsStructured = false, Findings = [], Says = ["代码没有问题,但是锁的粒度太大。"], Notes = [Prose] },
        new("XML", "<review><finding severity=\"high\">Off by one.</finding></review>")
        {
            IsStructured = false, Findings = [], Says = ["<finding severity=\"high\">Off by one."], Notes = [Prose],
        },
        new("review with a fenced snippet", "## Review\nThe default is wrong:\n```json\n{\"a\": 1, \"status\": \"on\"}\n```\nSet it to 2.")
        {
            IsStructured = false, Findings = [], SaysNot = [],
            Says = ["## Review\nThe default is wrong:\n```json\n{\"a\": 1, \"status\": \"on\"}\n```\nSet it to 2."], Notes = [Prose],
        },
        new("review with package.json", "Mind the script:\n{\"name\": \"x\", \"summary\": \"y\", \"scripts\": {\"test\": \"z\"}}")
        {
            IsStructured = false, Findings = [], Says = ["Mind the script:", "{\"name\": \"x\""], Notes = [Prose],
        },
        new("code", "{ get; set; }") { IsStructured = false, Findings = [], Says = ["{ get; set; }"], Notes = [Prose] },
        new("number", "42") { IsStructured = false, Findings = [], Says = ["42"], Notes = [Prose] },
        new("null", "null") { IsStructured = false, Findings = [], Says = ["null"], Notes = [Prose] },
        new("empty object", "{}") { IsStructured = false, Findings = [], Says = ["{}"], Notes = [Prose] },
        new("list of numbers", "[1, 2]") { IsStructured = false, Findings = [], Says = ["[1, 2]"], Notes = [Prose] },
        new("prose in a JSON string", "\"Looks\\ngood.\"") { IsStructured = false, Findings = [], Says = ["Looks\ngood."], Notes = ["JSON string", Prose] },
        new("form sent back", FormSchema.Of(ReviewForm.Form).GetRawText()) { IsStructured = false, Findings = [], SaysNot = [], Notes = ["the form of an answer back"] },
        new("form sent back in a fence", $"```json\n{FormSchema.Of(ReviewForm.Form)}\n```")
        {
            IsStructured = false, Findings = [], SaysNot = [], Notes = ["the form of an answer back"],
        },
        new("members of the form sent back", FormSchema.Of(ReviewForm.Form).GetProperty("properties").GetRawText())
        {
            IsStructured = false, Findings = [], SaysNot = [], Notes = ["the form of an answer back"],
        },
        new("object of nothing", "{\"a\":null}") { IsStructured = false, Findings = [], Says = ["{\"a\":null}"], Notes = [Prose] },
        new("list and prose", "[{\"text\":\"a\"}] and more.") { IsStructured = false, Findings = [], Says = ["[{\"text\":\"a\"}] and more."], Notes = [Prose] },
        new("snippet with a count", "It says {\"findings\": 3}.") { IsStructured = false, Findings = [], SaysNot = [], Says = ["It says {\"findings\": 3}."], Notes = [Prose] },
        new("snippet with other issues", "It says {\"issues\": [\"a\"]}.") { IsStructured = false, Findings = [], Says = ["{\"issues\": [\"a\"]}"], Notes = [Prose] },
        new("snippet of two words of the form", "It says {\"question\": \"a\", \"plan\": \"b\"}.")
        {
            IsStructured = false, Findings = [], Says = ["{\"question\": \"a\", \"plan\": \"b\"}"], Notes = [Prose],
        },
        new("snippet that holds another tool's report", "See {\"runs\": [{\"findings\": [\"a\"]}]}.")
        {
            IsStructured = false, Findings = [], SaysNot = [], Says = ["See {\"runs\": [{\"findings\": [\"a\"]}]}."], Notes = [Prose],
        },
        new("object that turns into prose", "{\"summary\": \"One\" fault, and no more.")
        {
            IsStructured = false, Findings = [], Says = ["{\"summary\": \"One\" fault, and no more."], Notes = [Prose],
        },
        new("brace that never closes", "Use {\"a\": \"b and so on") { IsStructured = false, Findings = [], Says = ["Use {\"a\": \"b and so on"], Notes = [Prose] },
        new("empty", "") { IsStructured = false, Findings = [] },
        new("blank", " \n\t\r\n ") { IsStructured = false, Findings = [] },
        new("only a byte order mark", "\uFEFF") { IsStructured = false, Findings = [] },
    ];
}
