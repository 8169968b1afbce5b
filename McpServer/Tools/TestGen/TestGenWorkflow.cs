using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.TestGen;

/// <summary><c>testgen</c>: the tests that given code lacks, in the manner of the project's own.</summary>
internal sealed class TestGenWorkflow : IWorkflow
{
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "testgen",
        Title = "Generate tests",
        Description = "Designs and writes the tests that code lacks, step by step.",
        Arguments = new ObjectSchema(StepSchema.Whole()),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", "images"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
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

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken) => Task.FromResult(LocalEvidence.None);

    public string Guide(Investigation investigation, LocalEvidence evidence) => investigation.Current.Number switch
    {
        1 => "Read the code and one of the project's own tests, and name both in relevant_files; list what each function promises.",
        _ => "List what would break each promise: edges, failures of what it calls, order, two at once; drop what cannot happen here.",
    };

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => answer is null
        ? "Write the tests for the functions that no test names, the riskiest first; break the code once to see each fail."
        : "Put the tests where they belong and run them; break the code once to see each fail. A test that fails at first may have found a bug.";
}
