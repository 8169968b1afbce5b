using Mcp.Daemon.Answers;

namespace Mcp.Tests.Workflows.Answering;

/// <summary>An answer as models write them when they do not do as they are told, and what is to be read from it.</summary>
internal sealed record AwkwardAnswer(string Name, string Raw)
{
    public bool IsStructured { get; init; } = true;

    public ExpertOutcome Outcome { get; init; } = ExpertOutcome.Complete;

    /// <summary>The texts of the findings; by default that of the sample.</summary>
    public string[] Findings { get; init; } = ["Off by one."];

    /// <summary>What stands in the text.</summary>
    public string[] Says { get; init; } = [];

    /// <summary>What does not.</summary>
    public string[] SaysNot { get; init; } = ["```", "\"findings\""];

    public string[] Files { get; init; } = [];

    public string? Question { get; init; }

    /// <summary>Words of the notes, one for each note.</summary>
    public string[] Notes { get; init; } = [];

    public override string ToString() => Name;
}
