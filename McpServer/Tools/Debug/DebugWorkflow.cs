using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.Debug;

/// <summary><c>debug</c>: from a symptom to the cause that explains it.</summary>
internal sealed class DebugWorkflow : IWorkflow
{
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "debug",
        Title = "Debug",
        Description = "Finds the root cause of a failure, step by step.",
        Arguments = new ObjectSchema(StepSchema.Whole()),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", "images"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        Form = new AnswerForm("debug")
        {
            Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NoBugFound, ExpertOutcome.NeedsFiles],
            Members =
            [
                new("hypotheses", FormMemberType.ObjectList, "every cause that was considered, the likeliest first")
                {
                    Fields =
                    [
                        new("cause", "what goes wrong, and where it begins"),
                        new("confidence", "high, medium or low"),
                        new("evidence", "what of the evidence speaks for it and against it"),
                        new("fix", "the smallest change that removes it"),
                        new("regression_check", "what else the change touches, and how to see that it holds"),
                        new("proof", "one observation or test that decides whether this is it"),
                    ],
                },
            ],
        },
    };

    public IEnumerable<string> Faults(StepArguments step) => [];

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken) => Task.FromResult(LocalEvidence.None);

    public string Guide(Investigation investigation, LocalEvidence evidence)
    {
        var step = investigation.Current;
        return step.RelevantFiles.Count == 0 && investigation.RelevantFiles.Count == 0
            ? "Find the code that the symptom passes through, read it, and name it in relevant_files."
            : investigation.Hypotheses.Count == 0
            ? "State a hypothesis that explains all of the symptom, and look for what would refute it."
            : $"Test the hypothesis \"{investigation.Hypotheses[^1].Text.TrimEnd('.')}\": read what it predicts in the code and its callers, and say what you saw. That there is no bug is a result too.";
    }

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => answer switch
    {
        null => "Prove the hypothesis with a failing test or an observation before you change anything.",
        { Outcome: ExpertOutcome.NoBugFound } => "The expert sees no fault in this code: check what it names instead (configuration, data, environment, expectation) before you change anything.",
        _ => "Check the likeliest cause by its proof first; then make the smallest fix and its regression check. The expert saw only what is listed as sent.",
    };
}
