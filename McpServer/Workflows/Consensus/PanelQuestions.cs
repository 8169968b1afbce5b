using System.Text;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>
/// What each expert of a panel is asked. In the first round it sees the proposal, the files and its own part, and nothing
/// of the others; in the second also what they said, without their names. What all share comes first.
/// </summary>
internal sealed record PanelQuestions
{
    public required string System { get; init; }

    /// <summary>The proposal, word for word as the call has it.</summary>
    public required string Proposal { get; init; }

    public IReadOnlyList<DataContent> Images { get; init; } = [];

    /// <summary>What the proposer says to the first round's answers; null in the first round.</summary>
    public string? Remark { get; init; }

    /// <summary>The first round's answers; empty in the first round.</summary>
    public IReadOnlyList<PanelAnswer> Before { get; init; } = [];

    /// <summary>What was sent to those who could not judge without it, by their earlier answers of this round.</summary>
    public IReadOnlyList<PanelReply> Replies { get; init; } = [];

    /// <param name="blocks">The files as they fit into this expert's context.</param>
    /// <param name="plan">The one model, without a fallback: another's answer would be another's vote.</param>
    public ExpertQuestion For(PanelMember member, ModelPlan plan, IReadOnlyList<FileBlock> blocks)
    {
        var text = new StringBuilder().AppendJoin("", blocks.Select(block => block.Text));
        text.Append("# Proposal\n").Append(Proposal.Trim()).Append("\n\n# Your part\n").Append(StanceWords.Prompt(member));
        List<ChatMessage> messages = [new(ChatRole.System, System), new(ChatRole.User, [.. Images, new TextContent(text.ToString())])];
        if (Before.FirstOrDefault(answer => answer.Member == member) is { Said: not null } own)
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, own.Raw));
            messages.Add(new ChatMessage(ChatRole.User, Others(member)));
        }

        if (Replies.FirstOrDefault(reply => reply.Member == member) is { } reply)
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, reply.Request));
            messages.Add(new ChatMessage(ChatRole.User, reply.Words));
        }

        return new ExpertQuestion
        {
            Messages = messages,
            Category = ModelCategory.Extended,
            Temperature = 0.2f, // a verdict is wanted, not an idea
            TemperatureIsDefault = true,
            Thinking = ThinkingMode.Medium,
            ThinkingIsDefault = true,
            Format = PanelForm.Form.Format(),
            Plan = plan with { Fallbacks = [] },
        };
    }

    private string Others(PanelMember member)
    {
        var text = new StringBuilder("# What the other experts said\n");
        foreach (var (number, other) in Before.Where(answer => answer.Member != member && answer.Said is not null).Index())
        {
            var sure = other.Verdict?.Confidence is { } confidence ? $", {confidence} of 10" : "";
            var verdict = other.Verdict?.Word is { } word ? $": {word}{sure}" : "";
            text.Append("## Expert ").Append((char)('A' + number)).Append(verdict).Append('\n').Append(PanelWords.Of(other.Said!)).Append("\n\n");
        }

        return text.Append("# What the proposer says to it\n").Append(Remark?.Trim() ?? "Nothing.")
            .Append("\n\nAnswer once more in the same form. Change your verdict where an argument convinces you, and only there; say which it was.")
            .ToString();
    }
}
