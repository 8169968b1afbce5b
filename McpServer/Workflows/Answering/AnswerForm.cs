using System.Text.Json;
using Mcp.Daemon.Answers;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// What an expert is asked to answer in, as data: the outcomes it may choose from, and what one tool wants to know beyond
/// the members that all forms share (<see cref="CommonMember"/>). The schema that a provider enforces, the words of the
/// system prompt and the reading of the answer all come from it.
/// </summary>
/// <param name="Name">Letters, digits and underscores: providers take no other name of a schema.</param>
internal sealed record AnswerForm(string Name)
{
    /// <summary>In the order in which they are offered; <see cref="ExpertOutcome.Complete"/> is always among them.</summary>
    public required IReadOnlyList<ExpertOutcome> Outcomes { get; init; }

    /// <summary>The tool's own members. None has the name of a common one.</summary>
    public IReadOnlyList<FormMember> Members { get; init; } = [];

    /// <summary>
    /// The JSON schema of an answer: closed, every member required, single types only, so that strict structured output
    /// takes it. Nothing to say is 0, "" or [].
    /// </summary>
    public JsonElement Schema() => FormSchema.Of(this);

    /// <summary>The same in plain words, for the system prompt.</summary>
    public string Describe() => FormWords.Of(this);

    public ChatResponseFormat Format() => ChatResponseFormat.ForJsonSchema(Schema(), Name);
}
