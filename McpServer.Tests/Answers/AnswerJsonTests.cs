using System.Text.Json;
using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Answers;

/// <summary>What we write is what <c>envelope.schema.json</c> promises.</summary>
public class AnswerJsonTests
{
    private static readonly JsonElement Schema = AnswerSchema.Json;

    [Test]
    public void States_are_the_ones_of_the_schema()
    {
        Assert.That(Texts<AnswerState>(state => new Answer { Tool = "t", State = state }, "state"), Is.EqualTo(Allowed("state")));
    }

    [Test]
    public void Severities_are_the_ones_of_the_schema()
    {
        var texts = Texts<Severity>(severity => With(new Finding { Kind = "bug", Severity = severity, Text = "x" }), "findings", "severity");

        Assert.That(texts, Is.EqualTo(Allowed("findings", "severity")));
    }

    [Test]
    public void Sources_of_findings_are_the_ones_of_the_schema()
    {
        var texts = Texts<FindingSource>(
            source => With(new Finding { Kind = "bug", Severity = Severity.Low, Text = "x", Source = source }), "findings", "source");

        Assert.That(texts, Is.EqualTo(Allowed("findings", "source")));
    }

    [Test]
    public void States_of_the_expert_are_the_ones_of_the_schema()
    {
        var texts = Texts<ExpertState>(
            state => new Answer { Tool = "t", State = AnswerState.Complete, Expert = new ExpertReport(state) }, "expert", "state");

        Assert.That(texts, Is.EqualTo(Allowed("expert", "state")));
    }

    [Test]
    public void Outcomes_are_the_ones_of_the_schema()
    {
        var texts = Texts<ExpertOutcome>(
            outcome => new Answer { Tool = "t", State = AnswerState.Complete, Outcome = outcome }, "outcome");

        Assert.That(texts, Is.EqualTo(Allowed("outcome")));
    }

    [Test]
    public void Smallest_answer_has_every_required_member()
    {
        var json = Json(new Answer { Tool = "t", State = AnswerState.Complete, Call = new CallReport("a", 1) });

        Assert.That(Faults(json, Schema, ""), Is.Empty);
    }

    [Test]
    public void Fullest_answer_has_only_members_of_the_schema_and_every_required_one()
    {
        Assert.That(Faults(Json(Full), Schema, ""), Is.Empty);
    }

    [Test]
    public void Schema_names_every_member_that_an_answer_can_have()
    {
        var members = AnswerJson.Default.Answer.Properties.Where(property => property.Get is not null).Select(property => property.Name);

        Assert.That(AnswerSchema.Members, Is.EquivalentTo(members));
    }

    [Test]
    public void Part_of_the_schema_has_the_common_members_and_those_that_were_named()
    {
        var part = AnswerSchema.Of(["panel"]);

        Assert.That(
            part.GetProperty("properties").EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "tool", "state", "text", "notes", "next", "call", "error", "panel" }));
        Assert.That(part.GetProperty("required").GetArrayLength(), Is.EqualTo(3));
    }

    [Test]
    public void Absent_members_are_left_out()
    {
        var json = Json(new Answer { Tool = "t", State = AnswerState.Complete, Call = new CallReport("a", 1) });

        Assert.That(json.GetRawText(), Is.EqualTo("""{"tool":"t","state":"complete","call":{"id":"a","elapsed_ms":1}}"""));
    }

    [TestCase("failed", true)]
    [TestCase("timed_out", true)]
    [TestCase("cancelled", true)]
    [TestCase("complete", false)]
    [TestCase("still_running", false)]
    [TestCase("needs_files", false)]
    [TestCase("needs_input", false)]
    [TestCase("working", false)]
    public void Only_failures_are_errors_to_mcp(string state, bool isError)
    {
        var answer = JsonSerializer.Deserialize($$"""{"tool":"t","state":"{{state}}"}""", AnswerJson.Default.Answer)!;

        Assert.That(answer.IsError, Is.EqualTo(isError));
    }

    private static readonly Answer Full = new()
    {
        Tool = "precommit",
        State = AnswerState.TimedOut,
        Text = "text",
        Step = new StepReport(1, 2, true),
        Findings =
        [
            new Finding
            {
                Kind = "secret", Severity = Severity.High, Text = "x", File = "a.cs", Line = 1, EndLine = 2, Quote = "q", Masked = true,
                Grounded = false, Source = FindingSource.Local, Fix = "remove it",
            },
        ],
        Outcome = ExpertOutcome.NeedsFiles,
        Wanted = new WantedReport(["b.cs"], "Which version?"),
        Details = JsonElement.Parse("""{"plan":["one"]}"""),
        Expert = new ExpertReport(ExpertState.NotConfigured, "reason"),
        Evidence = new EvidenceReport
        {
            Sent = [new SentFile("a.cs", "1-2", 3)],
            Cut = [new OmittedFile("b.cs", "size")],
            Withheld = [new OmittedFile(".env", "key file")],
            Unscanned = ["c.bin"],
            Git = new GitReport("/w", "abc", 1, 2, 3),
            Repositories = [new RepositoryReport("/w", "abc", "main", "def", 1, 2, 3)],
        },
        Next = "next",
        Call = new CallReport("a-1-1", 5, "tool", 2),
        Error = new AnswerError("timed_out", "message", true, 1000),
    };

    // As much of JSON schema as the envelope uses.
    private static IEnumerable<string> Faults(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
        {
            yield return $"{path}: {value} is not allowed";
        }

        if (schema.TryGetProperty("type", out var type) && !IsOf(value, type.GetString()!))
        {
            yield return $"{path}: {value.ValueKind} is no {type}";
        }

        if (value.ValueKind is JsonValueKind.Array)
        {
            foreach (var fault in value.EnumerateArray().SelectMany(item => Faults(item, schema.GetProperty("items"), path + "[]")))
            {
                yield return fault;
            }
        }

        if (value.ValueKind is not JsonValueKind.Object)
        {
            yield break;
        }

        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        foreach (var name in required.Where(name => !value.TryGetProperty(name, out _)))
        {
            yield return $"{path}.{name} is missing";
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!schema.TryGetProperty("properties", out var properties))
            {
                yield break; // details are the tool's own
            }

            var known = properties.TryGetProperty(member.Name, out var inner);
            foreach (var fault in known ? Faults(member.Value, inner, $"{path}.{member.Name}") : [$"{path}.{member.Name} is unknown"])
            {
                yield return fault;
            }
        }
    }

    private static bool IsOf(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.String => type is "string",
        JsonValueKind.Number => type is "number" || (type is "integer" && value.TryGetInt64(out _)),
        JsonValueKind.True or JsonValueKind.False => type is "boolean",
        JsonValueKind.Array => type is "array",
        _ => type is "object",
    };

    private static Answer With(Finding finding) => new() { Tool = "t", State = AnswerState.Complete, Findings = [finding] };

    private static JsonElement Json(Answer answer) => JsonSerializer.SerializeToElement(answer, AnswerJson.Default.Answer);

    private static IEnumerable<string> Texts<T>(Func<T, Answer> answer, params string[] path)
        where T : struct, Enum => Enum.GetValues<T>().Select(value => path.Aggregate(
            Json(answer(value)), (json, name) => (json.ValueKind is JsonValueKind.Array ? json[0] : json).GetProperty(name)).GetString()!);

    private static IEnumerable<string> Allowed(params string[] path) => path.Aggregate(
        Schema, (schema, name) => (schema.TryGetProperty("items", out var items) ? items : schema).GetProperty("properties").GetProperty(name))
        .GetProperty("enum").EnumerateArray().Select(value => value.GetString()!);
}
