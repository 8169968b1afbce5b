using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Files;
using Mcp.Daemon.Files.Reading;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>A question to an expert, with the files and images it is about; the answer is the expert's.</summary>
internal sealed class ChatTool(Expert expert, PromptFiles prompts) : ITool
{
    private const string FallbackPrompt =
        "You are a senior software engineer giving a second opinion to another engineer. Answer plainly, disagree when you have reason to, name file and line.";

    public ToolDefinition Definition { get; } = new()
    {
        Name = "chat",
        Title = "Chat",
        Description = "Asks an expert model for a second opinion: a question, an idea to test, a decision to weigh. Give it the files it is about.",
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
        var files = ReadFiles(workspace, paths, cancellationToken);
        var images = ImageArgument.Read(workspace, call.Arguments.Texts("images"));

        var question = new ExpertQuestion
        {
            Messages = Messages(call.Settings, prompt, files, images),
            Category = ModelCategory.Fast,
            Unscanned = [.. images.Select(image => image.Name)],
        };
        var answered = await expert.AskAsync(question.With(call.Arguments), call.AskingFor(Definition.Name), cancellationToken);
        var answer = answered.AsAnswer(Definition.Name);
        return answer with
        {
            Notes = workspace.Notice is { } notice ? [.. answer.Notes ?? [], notice] : answer.Notes,
            Evidence = Evidence(answer.Evidence, files, wasSent: answered.Report.Attempts > 0),
        };
    }

    private static Workspace PlaceOf(ToolCall call, IReadOnlyList<string> paths)
    {
        try
        {
            return paths.Count > 0 ? call.Workspace.Around(paths[0]) : call.Workspace;
        }
        catch (FileRefusedException e)
        {
            throw e.AsFailure();
        }
    }

    private static QuestionFiles ReadFiles(Workspace workspace, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        try
        {
            return QuestionFiles.Read(workspace, paths, QuestionFiles.DefaultRoom, cancellationToken);
        }
        catch (FileRefusedException e)
        {
            throw e.AsFailure();
        }
    }

    // Stable first: prompt and files stay the same from turn to turn, so that the provider's cache hits.
    private List<ChatMessage> Messages(
        SessionConfiguration settings, string prompt, QuestionFiles files, IReadOnlyList<(string Name, DataContent Content)> images)
    {
        var system = prompts.Find("chat") ?? FallbackPrompt;
        if (settings.Locale is { Length: > 0 } locale)
        {
            system += $"\n\nAnswer in the language of the locale {locale}.";
        }

        var messages = new List<ChatMessage> { new(ChatRole.System, system) };
        if (files.Sent.Count > 0)
        {
            messages.Add(new ChatMessage(ChatRole.User, string.Concat(files.Sent.Select(file => file.Render()))));
        }

        messages.Add(new ChatMessage(ChatRole.User, [.. images.Select(image => image.Content), new TextContent(prompt)]));
        return messages;
    }

    private static EvidenceReport? Evidence(EvidenceReport? evidence, QuestionFiles files, bool wasSent)
    {
        if (files.Sent.Count + files.Cut.Count + files.Withheld.Count == 0)
        {
            return evidence;
        }

        return (evidence ?? new EvidenceReport()) with
        {
            Sent = wasSent && files.Sent.Count > 0 ? [.. files.Sent.Select(file => new SentFile(file.Name, $"1-{file.Lines}"))] : null,
            Cut = files.Cut.Count > 0 ? files.Cut : null,
            Withheld = files.Withheld.Count > 0 ? files.Withheld : null,
        };
    }
}
