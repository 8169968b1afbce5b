using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Protocol;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools.Glm;

/// <summary><c>glm_upload_file</c>: a file into the account's store at Z.ai.</summary>
internal sealed class GlmUploadTool(ProviderFiles files, ExpertQueue queue, TimeProvider time) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = "glm_upload_file",
        Title = "GLM: upload a file",
        Description = "Uploads one file to GLM's file store and returns its id.",
        Arguments = new ObjectSchema(
            new Property("file", PropertyType.Text, "") { Required = true },
            new Property("purpose", PropertyType.Text, "") { Default = $"\"{ProviderFiles.Agent}\"" }),
        AsksExpert = true,
        Gives = ["files"],
        ReadOnly = false,
        OpenWorld = true,
        Provider = "glm",
        PathArguments = ["file"],
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var glm = ProviderUploads.EndpointOf(call, "glm");
        var outgoing = ProviderUploads.Read(call, [call.Arguments.Text("file")!], cancellationToken);
        var file = outgoing[0];
        var context = call.AskingFor(Definition.Name);
        // Not repeated by itself: an upload whose answer was lost is there twice.
        var uploaded = await ProviderErrand.RunAsync(
            glm, context, $"uploading {file.Name}", isRepeatable: false, queue, time,
            (heard, token) => files.UploadAsync(
                glm, context, file.Name, file.MediaType, file.Content, call.Arguments.Text("purpose") ?? ProviderFiles.Agent, heard, token),
            cancellationToken);
        return new Answer
        {
            Tool = Definition.Name,
            State = AnswerState.Complete,
            Text = $"{file.Name} is at GLM as {uploaded.Id}.",
            Files = [new UploadedFile(file.Name, uploaded.Id)],
            Evidence = ProviderEvidence.Of(outgoing),
            Notes = ProviderEvidence.Notes(outgoing),
        };
    }
}
