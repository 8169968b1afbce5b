using System.Text;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>The proposer's reply to an expert that could not judge without more.</summary>
/// <param name="Request">What the expert said, word for word.</param>
/// <param name="Words">What it is told to it.</param>
internal sealed record PanelReply(PanelMember Member, string Request, string Words)
{
    /// <param name="request">As it lies in the thread.</param>
    /// <param name="wants">What is asked for, and what of it cannot be given.</param>
    /// <param name="proposal">Stands above in the question already.</param>
    public static PanelReply Of(PanelAnswer request, PanelWants wants, StepPlace place, StepArguments step, string proposal)
    {
        // Every step since: with one expert asked on each, the reply may have come while another's turn was on.
        var said = place.Before.Where(turn => turn.Number > request.Turn).Select(turn => StepArguments.Parse(turn.Step!.Arguments).Step)
            .Append(step.Step).Select(words => words.Trim()).Where(words => words.Length > 0 && words != proposal.Trim()).Distinct();
        var text = new StringBuilder("# What the proposer says to it\n").AppendJoin("\n\n", said.DefaultIfEmpty("Nothing.")).Append("\n\n");
        foreach (var section in wants.InVain(request))
        {
            text.Append("# ").Append(section.Title).Append('\n').Append(section.Text).Append("\n\n");
        }

        return new PanelReply(
            request.Member, request.Raw, text.Append("The files that were given stand above, before the proposal. Answer once more in the same form.").ToString());
    }
}
