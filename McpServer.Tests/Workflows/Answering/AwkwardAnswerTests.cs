using System.Text.Json;
using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Answering;

/// <summary>Whatever an expert writes is read, and no word of it is lost.</summary>
public class AwkwardAnswerTests
{
    private static readonly IReadOnlyList<AwkwardAnswer> All =
    [
        .. AwkwardAnswers.Wrapped, .. AwkwardAnswers.Broken, .. AwkwardAnswers.Unstructured, .. OddAnswers.WrongTypes, .. OddAnswers.OldWords,
    ];

    [TestCaseSource(nameof(Cases))]
    public void Awkward_answer_is_read(object given)
    {
        var awkward = (AwkwardAnswer)given;

        var answer = ReviewForm.Read(awkward.Raw);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.IsStructured, Is.EqualTo(awkward.IsStructured));
            Assert.That(answer.Outcome, Is.EqualTo(awkward.Outcome));
            Assert.That(answer.Findings.Select(finding => finding.Text), Is.EqualTo(awkward.Findings));
            Assert.That(answer.FilesNeeded, Is.EqualTo(awkward.Files));
            Assert.That(answer.Question, Is.EqualTo(awkward.Question));
            Assert.That(awkward.Says, Is.All.Matches<string>(words => answer.Text.Contains(words!, StringComparison.Ordinal)), answer.Text);
            Assert.That(awkward.SaysNot, Has.None.Matches<string>(words => answer.Text.Contains(words!, StringComparison.Ordinal)), answer.Text);
            Assert.That(answer.Notes, Has.Count.EqualTo(awkward.Notes.Length), string.Join('\n', answer.Notes));
            Assert.That(awkward.Notes, Is.All.Matches<string>(words => answer.Notes.Any(note => note.Contains(words!, StringComparison.Ordinal))));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Awkward_answer_goes_out_in_the_envelope(object given)
    {
        var read = ReviewForm.Read(((AwkwardAnswer)given).Raw);

        var json = JsonSerializer.Serialize(
            new Answer
            {
                Tool = "t", State = AnswerState.Complete, Text = read.Text, Findings = read.Findings, Outcome = read.Outcome,
                Wanted = new WantedReport(read.FilesNeeded, read.Question), Details = read.Details, Notes = read.Notes,
            },
            AnswerJson.Default.Answer);

        Assert.That(JsonElement.Parse(json).GetProperty("tool").GetString(), Is.EqualTo("t"));
    }

    private static IEnumerable<TestCaseData> Cases() => All.Select(awkward => new TestCaseData(awkward).SetArgDisplayNames(awkward.Name));
}
