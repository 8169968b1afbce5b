using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// A kind of investigation: its data and the few functions in which it differs from the others. One instance serves
/// everybody and keeps nothing; whatever belongs to an investigation comes in with it.
/// </summary>
internal interface IWorkflow
{
    WorkflowTraits Traits { get; }

    /// <summary>What is wrong with a step beyond what its schema can say, one sentence each; the call is then refused.</summary>
    IEnumerable<string> Faults(StepArguments step);

    /// <summary>Looks at the evidence with the tool's own checks.</summary>
    Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken);

    /// <summary>What the agent should do before its next step: one or two plain sentences about this investigation.</summary>
    string Guide(Investigation investigation, LocalEvidence evidence);

    /// <summary>What to do with the result.</summary>
    /// <param name="answer">What the expert said; null when none was asked or none answered.</param>
    string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer);
}
