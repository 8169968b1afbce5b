using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Files;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.History;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>A question to an expert, with the files and images it is about; the answer is the expert's.</summary>
internal sealed class ChatTool(
    Expert expert, SystemPrompt prompts, ThreadStore threads, TokenCounter counter, FilesInWork inWork) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = "chat",
        Title = "Chat",
        Description = "Asks an expert model for a second opinion on a question, an idea or a decision.",
        Arguments = ChatArguments.Schema,
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["files", "images"],
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var prompt = call.Arguments.Text("prompt")!;
        if (string.IsNullOrWhiteSpace(prompt))
        {
            throw new ToolFailureException(ErrorCode.InvalidArgument, "Reading the prompt: it is empty. Say what you want to know.");
        }

        call.Progress.Report(new ToolProgress(0, 0, "reading files"));
        var paths = call.Arguments.Texts("files");
        var workspace = PlaceOf(call, paths);
        var thread = ChatThread.Of(threads, workspace, call.Arguments.Text("continuation_id"));
        if (thread.Report is { } going)
        {
            call.SoFar(new Answer { Tool = Definition.Name, State = AnswerState.TimedOut, Thread = going });
        }

        var read = RefusalFailures.Guarded(() => ReadFiles.Of(workspace, new FileWish { Named = paths, Words = prompt }, cancellationToken));
        var named = ImageArgument.Read(workspace, call.Arguments.Texts("images"));
        var images = named.Select(image => image.Content).ToList();
        if (images.Count > 0 && thread.IsWanted)
        {
            // The thread keeps words: whoever reads this turn later, a model among them, must know what it cannot see.
            prompt = $"{prompt}\n\n(Shown with this turn only: {string.Join(", ", named.Select(image => image.Name))}.)";
        }

        var system = prompts.Of(Definition.Name, null, call.Settings);
        var turns = CountingTurns.Of(thread.History, Definition.Name, 0);
        var context = call.AskingFor(Definition.Name);
        var question = new ExpertQuestion
        {
            Messages = ThreadHistory.None.WithQuestion(new ChatMessage(ChatRole.System, system), prompt, images),
            Category = ModelCategory.Fast,
        }.With(call.Arguments);
        var plan = await expert.PlanAsync(question, context, cancellationToken);
        var room = RoomOf(plan, call.Settings);
        var words = new ChatWords(system, turns.Count > 0, prompt)
        {
            FilesInWork = await inWork.OfAsync(read.Files, Math.Min(room.Question.Tokens, room.MostFileTokens), workspace, cancellationToken),
        };
        var turn = ChatTurn.Of(
            words, most => ThreadHistory.Of(turns, most, threads.Blocks, counter), read.Files, room, counter, cancellationToken);
        question = question with
        {
            Messages = turn.History.WithQuestion(new ChatMessage(ChatRole.System, system), turn.Text, images), Plan = plan,
        };
        var answered = await expert.AskAsync(question, context, cancellationToken);

        var answer = answered.AsAnswer(Definition.Name);
        var (kept, keeping) = Keep(thread, call.Settings, turn, answered);
        var wasSent = answered.Report.Attempts > 0;
        return answer with
        {
            Notes = Notes(answer.Notes, [workspace.Notice, keeping, .. thread.Notes], turn),
            Evidence = EvidenceOf.Report(wasSent ? turn.Sent : [], read.Cut.And(turn.Cut), read.Withheld, answer.Evidence),
            Thread = kept,
        };
    }

    private static ChatRoom RoomOf(ModelPlan? plan, SessionConfiguration settings) =>
        new(QuestionRoom.For(plan?.First.Model.ContextTokens, plan?.First.Model.MaxOutputTokens), settings.MostFileTokens);

    private (ThreadReport? Thread, string? Note) Keep(
        ChatThread thread, SessionConfiguration settings, ChatTurn turn, ExpertAnswer answered)
    {
        if (!thread.IsWanted || answered.Text.Length == 0)
        {
            return (null, null);
        }

        var clean = KeptTurns.WithoutKeys(
            new ThreadTurn(ThreadTurn.User, turn.Words, Definition.Name, null) { Files = [.. turn.Fresh.Select(ThreadFile.Sent)] },
            EndpointTable.KeysOf(settings));
        var said = new ThreadTurn(ThreadTurn.Assistant, KeptTurns.Said(answered), Definition.Name, answered.Report.Model) { Usage = answered.Usage };
        return thread.Keep([clean, said]);
    }

    private static Workspace PlaceOf(ToolCall call, IReadOnlyList<string> paths) => RefusalFailures.Guarded(
        () => paths.Count > 0 ? call.Workspace.Around(paths[0]) : call.Workspace);

    private static List<string>? Notes(IReadOnlyList<string>? notes, IReadOnlyList<string?> own, ChatTurn turn)
    {
        var leftOut = turn.History.LeftOut;
        string?[] more =
        [
            .. own,
            leftOut > 0 ? $"The {leftOut} oldest turns of the thread did not go along: it has grown past what one question holds." : null,
            turn.IsCutBySetting ? "More of the files would have gone along but for MCP_EXPERT_FILES_TOKENS." : null,
        ];
        var all = (notes ?? []).Concat(more.OfType<string>()).ToList();
        return all.Count > 0 ? all : null;
    }
}
