using Mcp.Daemon.Evidence;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>
/// A panel as it lies in its thread: each round a question, then an answer of each expert under its name. Read back, it is
/// what the next step goes on from.
/// </summary>
internal static class PanelTurns
{
    /// <param name="run">Which investigation by consensus.</param>
    public static PanelHistory Of(ConversationThread? thread, string tool, int run, IReadOnlyList<PanelMember> members)
    {
        var turns = thread?.Turns ?? [];
        var first = turns.FirstOrDefault(turn => turn.Tool == tool && turn.Step?.Run == run)?.Number ?? int.MaxValue;
        var mine = turns.Where(turn => turn.Tool == tool && turn.Number > first).ToList();
        var questions = mine.Where(turn => turn.Role is ThreadTurn.User).ToList();
        var last = questions.LastOrDefault()?.Number ?? int.MaxValue;
        var previous = questions.Count > 1 ? questions[^2].Number : int.MaxValue;
        return new PanelHistory(
            questions.Count, questions.LastOrDefault(), Answers(last, int.MaxValue), Answers(previous, last),
            mine.LastOrDefault(turn => turn.Role is ThreadTurn.Assistant)?.Number ?? -1);

        IReadOnlyList<PanelAnswer> Answers(int after, int until) =>
        [
            // Who asked for something first and judged later has judged.
            .. mine.Where(turn => turn.Role is ThreadTurn.Assistant && turn.Number > after && turn.Number < until)
                .Select(turn => Read(turn, members)).OfType<PanelAnswer>().GroupBy(answer => answer.Member).Select(same => same.Last()),
        ];
    }

    /// <summary>The question of a round, with the files that went along.</summary>
    public static ThreadTurn Question(string tool, string words, IReadOnlyList<FileBlock> blocks) =>
        new(ThreadTurn.User, words, tool, null) { Files = [.. blocks.Select(ThreadFile.Sent)] };

    public static ThreadTurn Answer(string tool, PanelAnswer answer) =>
        new(ThreadTurn.Assistant, $"{answer.Member.Name}:\n{answer.Raw}", tool, answer.Member.Model)
        {
            Findings = answer.Findings, Usage = answer.Expert?.Usage,
        };

    private static PanelAnswer? Read(ThreadTurn turn, IReadOnlyList<PanelMember> members)
    {
        var end = turn.Text.IndexOf(":\n", StringComparison.Ordinal);
        if (end < 0 || members.FirstOrDefault(member => member.Name == turn.Text[..end]) is not { } member)
        {
            return null;
        }

        var raw = turn.Text[(end + 2)..];
        return new PanelAnswer(member, AnswerReading.Read(raw, PanelForm.Form)) { Raw = raw, Findings = turn.Findings, Turn = turn.Number };
    }
}
