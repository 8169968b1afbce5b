using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Workflows.History;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Workflows;

/// <summary>A question as far as it fits into its model: what the thread said, the files that are new, the words.</summary>
internal sealed record FittedBrief
{
    public required string Brief { get; init; }

    public required ThreadHistory History { get; init; }

    public required IReadOnlyList<FileBlock> Fresh { get; init; }

    public required IReadOnlyList<OmittedFile> Cut { get; init; }

    public IReadOnlyList<FileBlock> Sent => [.. History.Blocks, .. Fresh];

    public IReadOnlyList<string> Notes => History.LeftOut == 0 ? []
        : [$"The {History.LeftOut} oldest turns of the thread did not go along: it has grown past what one question holds."];

    /// <summary>Stable first: system, what was said, then files and words of this question.</summary>
    public IReadOnlyList<ChatMessage> Messages(string system, IReadOnlyList<DataContent> images) => History.WithQuestion(
        new ChatMessage(ChatRole.System, system), string.Concat(Fresh.Select(block => block.Text).Append(Brief)), images);
}
