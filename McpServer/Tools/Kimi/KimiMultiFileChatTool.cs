using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Choosing;
using Mcp.Daemon.Experts.Protocol;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Schemas;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Tools.Kimi;

/// <summary><c>kimi_multi_file_chat</c>: one question about documents that Moonshot reads.</summary>
internal sealed class KimiMultiFileChatTool(KimiExtracts extracts, Expert expert) : ITool
{
    private const float DefaultTemperature = 0.3f;

    public ToolDefinition Definition { get; } = new()
    {
        Name = "kimi_multi_file_chat",
        Title = "Kimi: ask about files",
        Description = "Asks Kimi one question about files of any kind it can read (PDF, Office, images, text).",
        Arguments = new ObjectSchema(
            new Property("files", PropertyType.TextList, "") { Required = true },
            new Property("prompt", PropertyType.Text, "") { Required = true },
            ExpertArguments.Model,
            ExpertArguments.Temperature),
        AsksExpert = true,
        ReadOnly = false, // what it uploads stays at the provider for a while
        OpenWorld = true,
        Provider = "kimi",
        PathArguments = ["files"],
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var kimi = ProviderUploads.EndpointOf(call, "kimi");
        var outgoing = ProviderUploads.Read(call, call.Arguments.Texts("files"), cancellationToken);
        var context = call.AskingFor(Definition.Name);
        var read = await extracts.OfAsync(kimi, context, outgoing, ProviderFiles.FileExtract, cancellationToken);
        var question = new ExpertQuestion
        {
            Messages =
            [
                .. read.Select(file => new ChatMessage(ChatRole.System, BlockText.Whole(file.File.Name, file.Text ?? ""))),
                new(ChatRole.User, call.Arguments.Text("prompt")!),
            ],
            Category = ModelCategory.Balanced,
            OnlyProvider = "kimi",
            Model = call.Arguments.Text("model") ?? ModelSelection.Auto,
            Temperature = (float)(call.Arguments.Number("temperature") ?? DefaultTemperature),
            TemperatureIsDefault = !call.Arguments.Has("temperature"),
        };
        var answer = (await expert.AskAsync(question, context, cancellationToken)).AsAnswer(Definition.Name);
        return answer with
        {
            Files = [.. read.Select(file => file.Report)],
            Evidence = ProviderEvidence.Of(outgoing),
            Notes = [.. answer.Notes ?? [], .. ProviderEvidence.Notes(outgoing) ?? []],
        };
    }
}
