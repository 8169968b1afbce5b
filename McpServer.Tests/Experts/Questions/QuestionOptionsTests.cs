using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Questions;

public class QuestionOptionsTests
{
    [Test]
    public void Question_without_wishes_has_no_option_set()
    {
        var options = QuestionOptions.Of(AskRig.Question());

        Assert.That(
            (options.Temperature, options.MaxOutputTokens, options.Tools, options.ToolMode, options.ResponseFormat, options.Reasoning),
            Is.EqualTo(((float?)null, (int?)null, (IList<AITool>?)null, (ChatToolMode?)null, (ChatResponseFormat?)null, (ReasoningOptions?)null)));
    }

    [Test]
    public void Every_wish_becomes_its_option()
    {
        var options = QuestionOptions.Of(AskRig.Question() with
        {
            Temperature = 0.25f, MaxOutputTokens = 7, ToolMode = ChatToolMode.RequireAny, Format = ChatResponseFormat.Json,
        });

        Assert.That(
            (options.Temperature, options.MaxOutputTokens, options.ToolMode, options.ResponseFormat),
            Is.EqualTo(((float?)0.25f, (int?)7, (ChatToolMode)ChatToolMode.RequireAny, (ChatResponseFormat)ChatResponseFormat.Json)));
    }

    [Test]
    public void Web_search_goes_beside_the_functions_and_the_question_keeps_its_own_list()
    {
        var function = AIFunctionFactory.CreateDeclaration("look", null, default);
        var question = AskRig.Question() with { Tools = [function], WebSearch = true };

        var tools = QuestionOptions.Of(question).Tools!;

        Assert.That(tools[0], Is.SameAs(function));
        Assert.That(tools[1], Is.InstanceOf<HostedWebSearchTool>());
        Assert.That(question.Tools, Has.Count.EqualTo(1));
    }

    [Test]
    public void Each_thinking_mode_is_an_effort_of_its_own_from_none_to_the_most()
    {
        var efforts = Enum.GetValues<ThinkingMode>().Select(mode => QuestionOptions.Of(AskRig.Question() with { Thinking = mode }).Reasoning?.Effort);

        Assert.That(efforts, Is.EqualTo(new ReasoningEffort?[]
        {
            ReasoningEffort.None, ReasoningEffort.Low, ReasoningEffort.Medium, ReasoningEffort.High, ReasoningEffort.ExtraHigh,
        }));
    }
}
