using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Answering;

public class AnswerReadingPropertyTests
{
    private static readonly Gen<string> Name = Gen.OneOf(
        "outcome", "status", "summary", "findings", "files_needed", "question", "root_cause", "positives", "plan", "next", "state",
        "error", "text", "severity", "line", "file", "quote", "title", "x", "reason", "Überblick", "a b", "");

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.String[Gen.Char["abc {}[]\"'\\\n\t:,é😀…`#"], 1, 12],
        Gen.OneOf("complete", "needs_files", "high", "12-18", "a.cs:3", "None", "```", "// no", "\uD800", "\0x"));

    private static readonly Gen<JsonNode?> Value = Gen.Recursive<JsonNode?>((depth, inner) => depth > 4
        ? Words.Select(words => (JsonNode?)JsonValue.Create(words))
        : Gen.Frequency(
            (6, Words.Select(words => (JsonNode?)JsonValue.Create(words))),
            (2, Gen.Int[-3, 40].Select(number => (JsonNode?)JsonValue.Create(number))),
            (1, Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag))),
            (1, Gen.Const((JsonNode?)null)),
            (2, inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(Copy)]))),
            (3, Object(inner))));

    // Pieces of answers in any order: what no grammar of ours would think of.
    private static readonly Gen<string> Rubble = Gen.OneOf(
        Words,
        Gen.OneOf(
            "{", "}", "[", "]", "\"", "'", ":", ",", "//", "/*", "*/", "```json\n", "\n```", "\\u", "\\ud83d", "\"findings\":", "{\"summary\":",
            "\"outcome\":\"complete\"", "True", "None", "-1.5e3", "01", "\n", "\uFEFF", "Here: "),
        Object(Value).Select(value => value!.ToJsonString())).Array[0, 30].Select(string.Concat);

    [Test]
    public void No_answer_throws_and_every_one_goes_out_in_the_envelope()
    {
        Rubble.Sample(
            text =>
            {
                var read = ReviewForm.Read(text);
                var json = JsonSerializer.Serialize(
                    new Answer
                    {
                        Tool = "t", State = AnswerState.Complete, Text = read.Text, Findings = read.Findings, Outcome = read.Outcome,
                        Wanted = new WantedReport(read.FilesNeeded, read.Question), Details = read.Details, Notes = read.Notes,
                    },
                    AnswerJson.Default.Answer);
                JsonElement.Parse(json);
            },
            iter: 5_000,
            threads: 1);
    }

    [Test]
    public void Prose_keeps_every_word()
    {
        Rubble.Sample(
            text =>
            {
                var read = ReviewForm.Read(text);
                return read.IsStructured || read.Notes.Any(note => note.Contains("JSON string", StringComparison.Ordinal))
                    || read.Text == PlainText.Of(text).Text.Trim();
            },
            iter: 5_000,
            threads: 1);
    }

    [Test]
    public void Every_word_of_an_object_is_read_somewhere()
    {
        var structured = 0;
        Object(Value).Sample(
            value =>
            {
                var read = ReviewForm.Read(value!.ToJsonString());
                structured += read.IsStructured ? 1 : 0;
                var said = Folded(string.Join('\n', [
                    read.Text, read.Question, AnswerText.Words(read.Outcome.ToString()), .. read.FilesNeeded, .. read.Notes,
                    .. read.Findings.SelectMany(Texts),
                ]));
                return Texts(value).SelectMany(text => text.Split([' ', '\n', '\t', ',', '-']))
                    .All(word => said.Contains(Folded(word), StringComparison.Ordinal));
            },
            iter: 5_000,
            threads: 1);
        Assert.That(structured, Is.GreaterThan(2_500), "too few objects to say anything");
    }

    private static Gen<JsonNode?> Object(Gen<JsonNode?> value) => Gen.Select(Name, value).Array[0, 6].Select(members =>
    {
        var json = new JsonObject();
        foreach (var (name, member) in members)
        {
            json[name] = Copy(member);
        }

        return (JsonNode?)json;
    });

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

    private static IEnumerable<string?> Texts(Finding finding) =>
        [finding.Text, finding.Kind, finding.File, finding.Quote, finding.Fix, $"{finding.File}:{finding.Line}-{finding.EndLine}", finding.Severity.ToString()];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => Texts(member.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };

    // Lists are indented, names of files lose their quotes: what counts is the words.
    private static string Folded(string text) =>
        string.Concat(PlainText.Of(text).Text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
