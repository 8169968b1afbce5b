using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools.Challenge;

/// <summary>
/// <c>challenge</c>: keeps an agent from agreeing by reflex. It asks no model; it takes the statement apart and hands it
/// back with what would have to be true.
/// </summary>
internal sealed class ChallengeTool : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = "challenge",
        Title = "Challenge",
        Description = "Tests a statement before you agree with it.",
        Arguments = new ObjectSchema(new Property("prompt", PropertyType.Text, "") { Required = true }),
        AsksExpert = false,
        Gives = ["findings"],
        Idempotent = true,
    };

    public Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var statement = call.Arguments.Text("prompt")!.Trim();
        if (statement.Length == 0)
        {
            throw new ToolFailureException(ErrorCode.InvalidArgument, "Reading the prompt: it is empty. Give the statement to test.");
        }

        var weak = WeakSpots.In(statement);
        return Task.FromResult(new Answer
        {
            Tool = Definition.Name,
            State = AnswerState.Complete,
            Text = Render(statement, weak),
            Findings = weak.Count > 0 ? weak : null,
            Next = "Answer as you would if nobody had an opinion on it: say whether it holds and why, with evidence from the code where there is some. Disagree if it does not; agree without flattery if it does.",
        });
    }

    private static string Render(string statement, IReadOnlyList<Finding> weak)
    {
        List<string> questions =
        [
            "What was observed, and what is inferred from it?",
            "What else would look the same? Name one other explanation or option, and what speaks against it.",
            "What would be seen if it were wrong, and has anybody looked?",
        ];
        questions.AddRange(weak.Select(finding => finding.Fix!).Distinct());
        return $"The statement:\n> {statement.ReplaceLineEndings("\n> ")}\n\nBefore you agree, answer:\n{string.Join('\n', questions.Select((question, i) => $"{i + 1}. {question}"))}";
    }
}
