using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>What each expert of a panel answers in: a verdict that can be compared, and its reasons.</summary>
internal static class PanelForm
{
    public const string Support = "support";
    public const string WithConditions = "support_with_conditions";
    public const string Oppose = "oppose";
    public const string Undecided = "undecided";

    /// <summary>The aspects by which proposals are compared, with what each means.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Aspects { get; } =
    [
        ("feasibility", "it can be done as described, with what is there"),
        ("fit", "it suits the system and the people who keep it"),
        ("value", "what it brings is worth having"),
        ("cost", "it is cheap to build and to run"),
        ("risk", "little can go wrong, and what goes wrong can be undone"),
        ("alternatives", "nothing else would do as well for less"),
        ("upkeep", "it will still be a good idea in three years"),
    ];

    public static AnswerForm Form { get; } = new("consensus")
    {
        Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NeedsFiles],
        Members =
        [
            new("verdict", FormMemberType.Text, $"{Support}, {WithConditions}, {Oppose} or {Undecided}"),
            new("confidence", FormMemberType.Text, "how sure you are of it, 1 to 10"),
            new("scores", FormMemberType.ObjectList, "your score for each aspect that you can judge")
            {
                Fields =
                [
                    new("aspect", string.Join("; ", Aspects.Select(aspect => $"{aspect.Name} ({aspect.Meaning})"))),
                    new("score", "-2 (plainly not so), -1, 0, 1 or 2 (plainly so)"),
                    new("because", "one sentence"),
                ],
            },
            new("conditions", FormMemberType.TextList, "what would have to hold for your support"),
            new("alternatives", FormMemberType.TextList, "what else would do, and when it is better"),
        ],
    };
}
