using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>What of a workflow is data.</summary>
internal sealed record WorkflowTraits
{
    /// <summary>The tool's name, which is that of its prompt too.</summary>
    public required string Tool { get; init; }

    /// <summary>What the expert is asked to answer in.</summary>
    public required AnswerForm Form { get; init; }

    public ExpertUse Expert { get; init; } = ExpertUse.OnTheLastStep;

    /// <summary>Whether a certain agent with little at stake may go without an expert.</summary>
    public bool MayGoWithoutExpert { get; init; } = true;

    /// <summary>Whether a sure investigation ends before its announced last step.</summary>
    public bool EndsWhenSure { get; init; } = true;

    /// <summary>Whether it always has something for an expert, even without a file or an issue.</summary>
    public bool NeedsNoEvidence { get; init; }

    /// <summary>Whether code is all that its expert judges: where no file could be read, no words of the agent stand for it.</summary>
    public bool JudgesFiles { get; init; }

    /// <summary>Whether a section of its own tells the expert all that the steps say, so that they are not told twice.</summary>
    public bool TellsSteps { get; init; }

    /// <summary>Which models <c>auto</c> prefers.</summary>
    public ModelCategory Category { get; init; } = ModelCategory.Extended;

    /// <summary>When the call names none: analysis wants the likely words.</summary>
    public float Temperature { get; init; } = 0.2f;

    /// <summary>When the call names none: it is asked once, at the end, and may take its time.</summary>
    public ThinkingMode Thinking { get; init; } = ThinkingMode.High;

    /// <summary>The tool's own arguments that the expert is told, with the words to tell them by.</summary>
    public IReadOnlyList<(string Argument, string Words)> Options { get; init; } = [];
}
