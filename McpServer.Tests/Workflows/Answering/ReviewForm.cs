using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Tests.Workflows.Answering;

/// <summary>A form with one member of each type.</summary>
internal static class ReviewForm
{
    public static AnswerForm Form { get; } = new("review")
    {
        Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NeedsFiles, ExpertOutcome.NarrowerReview, ExpertOutcome.NoBugFound, ExpertOutcome.MoreTests],
        Members =
        [
            new FormMember("root_cause", FormMemberType.Text, "why it happens."),
            new FormMember("positives", FormMemberType.TextList, "what is good."),
            new FormMember("plan", FormMemberType.ObjectList, "what to do, in order.")
            {
                Fields = [new FormField("step", "what."), new FormField("effort", "how long.")],
            },
        ],
    };

    public static ReadAnswer Read(string text) => AnswerReading.Read(text, Form);
}
