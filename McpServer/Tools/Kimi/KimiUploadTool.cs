using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Protocol;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools.Kimi;

/// <summary><c>kimi_upload_and_extract</c>: documents made text by Moonshot (PDF, Office, images, code).</summary>
internal sealed class KimiUploadTool(KimiExtracts extracts) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = "kimi_upload_and_extract",
        Title = "Kimi: extract files",
        Description = "Uploads files (PDF, Office, images, text) to Kimi and returns the text it reads out of them.",
        Arguments = new ObjectSchema(
            new Property("files", PropertyType.TextList, "") { Required = true },
            new Property("purpose", PropertyType.Text, "")
            {
                Allowed = [ProviderFiles.FileExtract, ProviderFiles.Assistants], Default = $"\"{ProviderFiles.FileExtract}\"",
            }),
        AsksExpert = true,
        Gives = ["files"],
        ReadOnly = false, // what it uploads stays at the provider for a while
        OpenWorld = true,
        Provider = "kimi",
        PathArguments = ["files"],
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var kimi = ProviderUploads.EndpointOf(call, "kimi");
        var outgoing = ProviderUploads.Read(call, call.Arguments.Texts("files"), cancellationToken);
        var purpose = call.Arguments.Text("purpose") ?? ProviderFiles.FileExtract;
        var read = await extracts.OfAsync(kimi, call.AskingFor(Definition.Name), outgoing, purpose, cancellationToken);
        return new Answer
        {
            Tool = Definition.Name,
            State = AnswerState.Complete,
            Text = string.Concat(read.Select(file => file.Text is { } text
                ? BlockText.Whole(file.File.Name, text)
                : $"{file.File.Name} is at Kimi as {file.Id}.\n")),
            Files = [.. read.Select(file => file.Report)],
            Evidence = ProviderEvidence.Of(outgoing),
            Notes = ProviderEvidence.Notes(outgoing),
        };
    }
}
