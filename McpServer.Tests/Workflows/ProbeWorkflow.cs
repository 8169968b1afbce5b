using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Tests.Workflows;

/// <summary>A workflow that finds what the test lets it find, and asks in the words of debug.</summary>
internal sealed class ProbeWorkflow(Func<Look, LocalEvidence>? look = null) : IWorkflow
{
    public WorkflowTraits Traits { get; init; } = new()
    {
        Tool = "debug",
        Form = new AnswerForm("probe") { Outcomes = Enum.GetValues<ExpertOutcome>() },
    };

    public IEnumerable<string> Faults(StepArguments step) => [];

    public Task<LocalEvidence> LookAsync(Look given, CancellationToken cancellationToken) =>
        Task.FromResult(look?.Invoke(given) ?? LocalEvidence.None);

    public string Guide(Investigation investigation, LocalEvidence evidence) => "Look closer.";

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => "Act on it.";
}
