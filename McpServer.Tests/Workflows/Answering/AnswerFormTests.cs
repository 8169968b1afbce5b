using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Answering;

public class AnswerFormTests
{
    private static readonly AnswerForm Form = ReviewForm.Form;

    [Test]
    public void Schema_has_the_common_members_and_then_the_tools_own()
    {
        var names = Form.Schema().GetProperty("properties").EnumerateObject().Select(property => property.Name);

        Assert.That(
            names,
            Is.EqualTo(["outcome", "summary", "findings", "files_needed", "question", "root_cause", "positives", "plan"]));
    }

    [Test]
    public void Schema_is_closed_and_requires_everything_at_every_level()
    {
        Assert.That(Objects(Form.Schema()).Where(schema => !IsStrict(schema)), Is.Empty);
    }

    [Test]
    public void Schema_has_single_types_and_no_word_that_strict_output_refuses()
    {
        string[] allowed = ["type", "enum", "items", "properties", "required", "additionalProperties"];

        var schemas = Schemas(Form.Schema()).ToList();

        Assert.That(schemas.SelectMany(schema => schema.EnumerateObject()).Select(word => word.Name).Distinct(), Is.SubsetOf(allowed));
        Assert.That(schemas.Select(schema => schema.GetProperty("type").ValueKind), Is.All.EqualTo(JsonValueKind.String));
    }

    [Test]
    public void Finding_has_what_findings_are_checked_by()
    {
        var finding = Form.Schema().GetProperty("properties").GetProperty("findings").GetProperty("items").GetProperty("properties");

        Assert.That(
            finding.EnumerateObject().Select(member => member.Name + " " + member.Value.GetProperty("type")),
            Is.EqualTo([
                "severity string", "kind string", "file string", "line integer", "end_line integer", "quote string", "text string", "fix string",
            ]));
    }

    [Test]
    public void Outcomes_offered_are_those_of_the_form()
    {
        var outcomes = Form.Schema().GetProperty("properties").GetProperty("outcome").GetProperty("enum");

        Assert.That(outcomes.GetRawText(), Is.EqualTo("""["complete","needs_files","narrower_review","no_bug_found","more_tests"]"""));
    }

    [Test]
    public void Words_name_every_member_and_every_outcome_of_the_form_and_no_other()
    {
        var words = Form.Describe();

        Assert.That(Named("properties"), Is.All.Matches<string>(name => words.Contains($"- {name}", StringComparison.Ordinal)
            || words.Contains($", {name}:", StringComparison.Ordinal)));
        Assert.That(
            Enum.GetValues<ExpertOutcome>().Where(outcome => words.Contains($"\n- {OutcomeWords.Of(outcome)}: ", StringComparison.Ordinal)),
            Is.EqualTo(Form.Outcomes));
    }

    [Test]
    public void Words_name_every_severity()
    {
        Assert.That(
            Enum.GetValues<Severity>().Select(severity => AnswerText.Words(severity.ToString())),
            Is.All.Matches<string>(word => Form.Describe().Contains(word!, StringComparison.Ordinal)));
    }

    [Test]
    public void Words_ask_for_one_object_and_for_quotes_that_can_be_looked_up()
    {
        Assert.That(
            Form.Describe(),
            Does.StartWith("Answer with one JSON object and nothing else").And.Contain("copied without line numbers")
                .And.Contain("- plan: a list of objects: what to do, in order.\n  - step: what.\n  - effort: how long.\n"));
    }

    [Test]
    public void Words_of_a_form_without_own_members_cost_little()
    {
        var form = new AnswerForm("plain") { Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NeedsFiles] };

        // At four characters a token: below 600 tokens of every question.
        Assert.That(form.Describe(), Has.Length.LessThan(2_400));
    }

    [Test]
    public void Format_is_the_schema_under_the_forms_name()
    {
        var format = (ChatResponseFormatJson)Form.Format();

        Assert.That((format.SchemaName, format.Schema!.Value.GetRawText()), Is.EqualTo(("review", Form.Schema().GetRawText())));
    }

    [Test]
    public void Every_outcome_is_read_as_it_is_written()
    {
        Assert.That(
            Enum.GetValues<ExpertOutcome>().Select(outcome => OutcomeWords.Read(OutcomeWords.Of(outcome))),
            Is.EqualTo(Enum.GetValues<ExpertOutcome>().Cast<ExpertOutcome?>()));
    }

    private static IEnumerable<string> Named(string word) => Objects(Form.Schema())
        .SelectMany(schema => schema.GetProperty(word).EnumerateObject()).Select(member => member.Name).Distinct();

    private static IEnumerable<JsonElement> Objects(JsonElement schema) =>
        Schemas(schema).Where(one => one.GetProperty("type").GetString() is "object");

    private static IEnumerable<JsonElement> Schemas(JsonElement schema)
    {
        IEnumerable<JsonElement> inner = schema.TryGetProperty("properties", out var members)
            ? members.EnumerateObject().Select(member => member.Value)
            : schema.TryGetProperty("items", out var items) ? [items] : [];
        return inner.SelectMany(Schemas).Prepend(schema);
    }

    private static bool IsStrict(JsonElement schema) =>
        !schema.GetProperty("additionalProperties").GetBoolean()
        && schema.GetProperty("required").EnumerateArray().Select(name => name.GetString())
            .SequenceEqual(schema.GetProperty("properties").EnumerateObject().Select(member => member.Name));
}
