using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.TestGen;

/// <summary><c>testgen</c>: the tests that given code lacks, in the manner of the project's own.</summary>
internal sealed class TestGenWorkflow : IWorkflow
{
    /// <summary>Functions whose code an expert must see where files do not fit whole.</summary>
    private const int MostInFocus = 10;

    public static ToolDefinition Definition { get; } = new()
    {
        Name = "testgen",
        Title = "Generate tests",
        Description = "Designs and writes the tests that code lacks.",
        Arguments = new ObjectSchema(StepSchema.Whole()),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", "images"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        JudgesFiles = true,
        Form = new AnswerForm("testgen")
        {
            Outcomes = [ExpertOutcome.Complete, ExpertOutcome.MoreTests, ExpertOutcome.TestSampleNeeded, ExpertOutcome.NeedsFiles],
            Members =
            [
                new("tests", FormMemberType.ObjectList, "whole test files that run as they are")
                {
                    Fields =
                    [
                        new("path", "where the file goes"),
                        new("covers", "the behaviours it tests, and the faults it would catch"),
                        new("code", "the whole file"),
                    ],
                },
                new("pending", FormMemberType.TextList, "tests that are still to be written, the most important first"),
            ],
        },
    };

    public IEnumerable<string> Faults(StepArguments step) => StepRules.FilesAtTheBeginning(step, "the code to test, and a test of the project if there is one");

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken)
    {
        if (look.Files.Count > 0)
        {
            look.Say("reading code and tests");
        }

        var seen = TestLook.Of(look, cancellationToken);
        return Task.FromResult(new LocalEvidence
        {
            Findings = seen.Smells,
            Text = seen.Text,
            Sections = look.IsLast ? seen.Sections : [],
            Notes = [.. seen.Looked.Notes],
            Hint = Sentences.Line(seen.Hint, seen.First),
            Focus = Focus.None with { Places = [.. seen.Untested.Take(MostInFocus).Select(function => (function.Function.File.Path, function.Function.Declaration.NameLine))] },
        });
    }

    public string Guide(Investigation investigation, LocalEvidence evidence) => Sentences.Of(evidence.Hint, investigation.Current.Number switch
    {
        1 => "List what each function promises.",
        _ => "List what would break each promise: edges, failures of what it calls, order, two at once; drop what cannot happen here.",
    });

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => answer is null
        ? Sentences.Of(evidence.Hint, "Break the code once to see each new test fail.")
        : answer.Findings.Count == 0 && !Conclusions.Says(answer, "tests", "pending")
        ? Sentences.Of("The expert wrote no test: write those that are missing yourself, and break the code once to see each fail.", evidence.Hint)
        : "Put the tests where they belong and run them; break the code once to see each fail. A test that fails at first may have found a bug.";
}
