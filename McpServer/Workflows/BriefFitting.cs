using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Workflows.History;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// Fits a question into its model: the words first, then what the thread said, then a change, then files by rank. What
/// stands in the history already is not sent twice.
/// </summary>
internal sealed class BriefFitting(ThreadStore threads, TokenCounter tokens, FilesInWork inWork)
{
    /// <param name="findings">By our own checks and by the agent.</param>
    /// <param name="room">Tokens of the whole question.</param>
    /// <param name="mostFileTokens">MCP_EXPERT_FILES_TOKENS.</param>
    public async Task<FittedBrief> FitAsync(
        WorkflowTraits traits, Look look, LocalEvidence evidence, IReadOnlyList<Finding> findings, StepPlace place, string system,
        int room, int mostFileTokens, CancellationToken cancellationToken)
    {
        var turns = look.Thread?.Turns ?? [];
        var counting = CountingTurns.Of(turns, traits.Tool, place.Run);
        var whole = QuestionBrief.Of(traits, look.Investigation, 0, evidence, findings, null);
        var left = Math.Max(0, room - tokens.Count(system) - tokens.Count(whole));
        var history = counting.Count == 0 ? ThreadHistory.None : ThreadHistory.Of(counting, left / 2, threads.Blocks, tokens);
        var earlier = CountingTurns.LastQuestion(turns, history.Kept, traits.Tool, place.Run);
        var since = earlier is null ? 0 : place.Before.Count(turn => turn.Number < earlier.Number);
        var brief = since == 0 ? whole : QuestionBrief.Of(traits, look.Investigation, since, evidence, findings, null);

        left -= history.Messages.Sum(message => tokens.Count(message.Text));
        left = Math.Clamp(left, 0, mostFileTokens);
        var (own, ownCut) = evidence.Blocks?.Invoke(left) ?? ([], []);
        var fresh = own.Where(block => !history.Blocks.Any(sent => sent.Text == block.Text)).ToList();
        left -= fresh.Sum(block => block.Tokens);
        var focus = InvestigationFocus.Of(look.Investigation, findings, evidence.Focus) with
        {
            ChangedFiles = await inWork.OfAsync(look.Files, left, look.Workspace, cancellationToken),
        };
        var files = EvidenceFit.Of(
            [.. look.Files.Where(file => !SentBefore.Covers(file, history.Blocks, focus))], focus, left, tokens, cancellationToken);
        fresh.AddRange(files.Blocks);
        return new FittedBrief
        {
            Brief = files.Index is null ? brief : QuestionBrief.Of(traits, look.Investigation, since, evidence, findings, files.Index),
            History = history,
            Fresh = fresh,
            Cut = [.. ownCut, .. files.Cut],
        };
    }
}
