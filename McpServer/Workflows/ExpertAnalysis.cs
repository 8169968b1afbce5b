using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Sharing;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows.Answering;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// Puts an investigation before an expert: chooses the model, fits the evidence into its context, asks once, reads what
/// it says and holds its findings against what it was sent. Waits for the answer itself, never for a tick.
/// </summary>
internal sealed partial class ExpertAnalysis(
    Expert expert, SharedAnswers shared, SystemPrompt prompts, BriefFitting fitting, ILogger<ExpertAnalysis> logger)
{
    /// <summary>Whatever goes wrong on the way is a failed expert: what was found without one must not go down with it.</summary>
    /// <param name="findings">By our own checks and by the agent.</param>
    /// <param name="images">With their names.</param>
    public async Task<Consultation> ConsultAsync(
        WorkflowTraits traits, Look look, LocalEvidence evidence, IReadOnlyList<Finding> findings, StepPlace place,
        IReadOnlyList<DataContent> images, StepCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(traits, look, evidence, findings, place, images, call, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ToolFailureException))
        {
            LogFault(e, call.Asking.CallId);
            var error = ExpertEnds.Fault(e, call.Asking.CallId);
            return new Consultation { Expert = new ExpertAnswer { Report = new ExpertReport(ExpertState.Failed, error.Message), Error = error } };
        }
    }

    private async Task<Consultation> AskAsync(
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

        var inVain = WantedBefore.Of(traits, look, place);
        evidence = evidence with { Sections = [.. evidence.Sections, .. WantedBefore.Sections(inVain)] };
        var system = prompts.Of(traits.Tool, traits.Form.Describe(), call.Asking.Settings);
        var model = plan.First.Model;
        var room = QuestionRoom.For(model.ContextTokens, model.MaxOutputTokens).Tokens;
        var question = await fitting.FitAsync(
            traits, look, evidence, findings, place, system, room, call.Asking.Settings.MostFileTokens, cancellationToken);
        var answer = await shared.AskAsync(
            wish with { Plan = plan, Messages = question.Messages(system, images) }, look.Workspace, call.Asking,
            said => Read(said, traits) is null or { IsJudgement: true, IsTorn: false }, cancellationToken);
        var told = Told(answer, traits, question.Sent, look);
        return told with
        {
            Question = question.Brief,
            Fresh = question.Fresh,
            Cut = question.Cut,
            Notes = [.. question.Notes, .. told.Notes],
            InVain = inVain,
        };
    }

    /// <summary>
    /// The answer that the thread holds already for this very step, or null. The thread knows its model; whose that is,
    /// the catalogue knows.
    /// </summary>
    public async Task<Consultation?> ReplayAsync(
        WorkflowTraits traits, StepPlace place, ConversationThread? thread, Look look, ThreadStore threads, StepCall call, CancellationToken cancellationToken)
    {
        if (ReplayedConsultation.Of(place, traits.Tool, thread, look, threads) is not var (answer, sent))
        {
            return null;
        }

        var plan = answer.Report.Model is { } model
            ? await expert.PlanAsync(Wish(traits, look.Investigation, []) with { Model = model }, call.Asking, cancellationToken)
            : null;
        var provider = plan?.First is { } choice && choice.Model.Name == answer.Report.Model ? choice.Endpoint.Name : null;
        var told = Told(answer with { Report = answer.Report with { Provider = provider } }, traits, sent, look);
        return told.Read is { IsJudgement: true, IsTorn: false } ? told : null;
    }

    private static Consultation Told(ExpertAnswer answer, WorkflowTraits traits, IReadOnlyList<FileBlock> sent, Look look)
    {
        var read = Read(answer, traits);
        IReadOnlyList<Finding> findings = read is null ? [] : Grounding.Check(read.Findings, sent);
        string?[] notes = [read is null ? null : MovedLines.Note(read.Findings, findings)];
        return new Consultation
        {
            Expert = read is { IsTorn: true } && answer.IsWhole ? Torn(answer) : answer,
            Read = read,
            Findings = findings,
            Sent = sent,
            Wanted = read is null ? [] : WantedFile.Of(read, look.Workspace, new SentWhole(sent, look.Files)),
            Notes = [.. notes.OfType<string>()],
        };
    }

    // The provider calls it finished, and its form is not: what was to come is missing all the same.
    private static ExpertAnswer Torn(ExpertAnswer answer) => answer with
    {
        Report = answer.Report with
        {
            State = ExpertState.Partial,
            Reason = Sentences.Line("The answer ends in the middle of its form, although the model called it finished.", answer.Report.Reason),
        },
    };

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

    private static ReadAnswer? Read(ExpertAnswer answer, WorkflowTraits traits) =>
        answer.Text.Length > 0 ? AnswerReading.Read(answer.Text, traits.Form) : null;

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

    [LoggerMessage(Level = LogLevel.Error, EventName = "consultation_fault", Message = "Putting {callId} before an expert ended by an error of our own.")]
    private partial void LogFault(Exception e, string callId);
}
