using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Mcp.FakeProvider.Errors;
using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;
using Microsoft.AspNetCore.Http;

namespace Mcp.FakeProvider.Serving;

/// <summary>The files API: what was uploaded, listed, read back as text, deleted.</summary>
internal sealed class FileShelf(Dialect dialect)
{
    private readonly ConcurrentDictionary<string, Upload> _uploads = new();
    private int _last;

    /// <summary><c>POST /files</c>, multipart with <c>file</c> and <c>purpose</c>.</summary>
    public async Task<Reply> TakeAsync(HttpContext context, RecordedRequest request)
    {
        if (!context.Request.HasFormContentType)
        {
            return ProviderError.Body(400, "The upload is not multipart/form-data.", "invalid_request_error", null);
        }

        context.Request.Body = new MemoryStream(request.Body.ToArray());
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile("file") is not { } file)
        {
            return ProviderError.Body(400, "The upload has no part named file.", "invalid_request_error", null);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, context.RequestAborted);
        var number = Interlocked.Increment(ref _last);
        var upload = new Upload(
            dialect == Dialect.Glm ? $"file_{number}" : $"file-{number}", number, file.FileName, form["purpose"].ToString(), content.ToArray());
        _uploads[upload.Id] = upload;
        return Reply.Json(Json(upload).ToJsonString());
    }

    public Reply List() => Reply.Json(new JsonObject
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. _uploads.Values.OrderBy(upload => upload.Number).Select(Json)]),
    }.ToJsonString());

    public Reply Describe(string id) => Found(id, upload => Json(upload));

    /// <summary>What was extracted: here the file's bytes as UTF-8.</summary>
    public Reply Content(string id) => Found(id, upload => new JsonObject
    {
        ["content"] = Encoding.UTF8.GetString(upload.Content),
        ["file_type"] = "text/plain",
        ["filename"] = upload.Name,
        ["title"] = "",
        ["type"] = "file",
    });

    public Reply Remove(string id) => Found(id, upload =>
    {
        _uploads.TryRemove(upload.Id, out _);
        return new JsonObject { ["deleted"] = true, ["id"] = upload.Id, ["object"] = "file" };
    });

    private Reply Found(string id, Func<Upload, JsonObject> answer) => _uploads.TryGetValue(id, out var upload)
        ? Reply.Json(answer(upload).ToJsonString())
        : ProviderError.Body(404, $"file {id} not found", "resource_not_found_error", null);

    private static JsonObject Json(Upload upload) => new()
    {
        ["id"] = upload.Id,
        ["object"] = "file",
        ["bytes"] = upload.Content.Length,
        ["created_at"] = ChatJson.Created,
        ["filename"] = upload.Name,
        ["purpose"] = upload.Purpose,
        ["status"] = "ok",
        ["status_details"] = "",
    };

    private sealed record Upload(string Id, int Number, string Name, string Purpose, byte[] Content);
}
