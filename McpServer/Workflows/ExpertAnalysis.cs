using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Sharing;
using Mcp.Daemon.Workflows.Answering;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// Puts an investigation before an expert: chooses the model, fits the evidence into its context, asks once, reads what
/// it says and holds its findings against what it was sent. Waits for the answer itself, never for a tick.
/// </summary>
internal sealed class ExpertAnalysis(
    Expert expert, SharedAnswers shared, SystemPrompt prompts, BriefFitting fitting)
{
    /// <param name="findings">By our own checks and by the agent.</param>
    /// <param name="images">With their names.</param>
    public async Task<Consultation> ConsultAsync(
        WorkflowTraits traits, Look look, LocalEvidence evidence, IReadOnlyList<Finding> findings, StepPlace place,
        IReadOnlyList<DataContent> images, StepCall call, CancellationToken cancellationToken)
    {
        var investigation = look.Investigation;
        var wish = Wish(traits, investigation, images);
        if (await expert.PlanAsync(wish, call.Asking, cancellationToken) is not { } plan)
        {
            // Without a model the asking says why, in the words and the state of an answer.
            return new Consultation { Expert = await expert.AskAsync(wish, call.Asking, cancellationToken) };
        }

        var system = prompts.Of(traits.Tool, traits.Form.Describe(), call.Asking.Settings);
        var model = plan.First.Model;
        var room = QuestionRoom.For(model.ContextTokens, model.MaxOutputTokens).Tokens;
        var question = await fitting.FitAsync(
            traits, look, evidence, findings, place, system, room, call.Asking.Settings.MostFileTokens, cancellationToken);
        var answer = await shared.AskAsync(
            wish with { Plan = plan, Messages = question.Messages(system, images) }, look.Workspace, call.Asking, cancellationToken);
        var sent = question.Sent;
        var read = answer.Text.Length > 0 ? AnswerReading.Read(answer.Text, traits.Form) : null;
        return new Consultation
        {
            Expert = answer,
            Read = read,
            Findings = read is null ? [] : Grounding.Check(read.Findings, sent),
            Question = question.Brief,
            Fresh = question.Fresh,
            Sent = sent,
            Cut = question.Cut,
            Notes = question.Notes,
        };
    }

    /// <summary>Whether the model that the step names can be asked at all: better told now than when it is to be asked.</summary>
    /// <exception cref="ToolFailureException"><c>unknown_model</c>; nothing was recorded.</exception>
    public async Task CheckModelAsync(WorkflowTraits traits, Investigation investigation, StepCall call, CancellationToken cancellationToken)
    {
        try
        {
            await expert.ChooseAsync(Wish(traits, investigation, []), call.Asking, cancellationToken);
        }
        catch (ToolFailureException e) when (e.Code is ErrorCode.UnknownModel)
        {
            throw new ToolFailureException(e.Code, $"{e.Message} Nothing was recorded; correct the step and send it again.");
        }
        catch (ToolFailureException)
        {
            // None is configured, or none may be asked: the last step says so beside what was found.
        }
    }

    private static ExpertQuestion Wish(WorkflowTraits traits, Investigation investigation, IReadOnlyList<DataContent> images) => new()
    {
        Messages = images.Count > 0 ? [new ChatMessage(ChatRole.User, [.. images])] : [],
        Category = traits.Category,
        Model = investigation.Text("model"),
        Temperature = (float?)investigation.Number("temperature") ?? traits.Temperature,
        TemperatureIsDefault = investigation.Number("temperature") is null,
        Thinking = investigation.Text("thinking_mode") is { } mode ? Enum.Parse<ThinkingMode>(mode, ignoreCase: true) : traits.Thinking,
        ThinkingIsDefault = investigation.Text("thinking_mode") is null,
        WebSearch = investigation.Flag("use_websearch", otherwise: true),
        WebSearchIsDefault = !investigation.Steps.Any(step => step.All.Has("use_websearch")),
        Format = traits.Form.Format(),
    };
}
