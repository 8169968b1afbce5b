using Mcp.FakeProvider.Errors;
using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;
using Microsoft.AspNetCore.Http;

namespace Mcp.FakeProvider.Serving;

/// <summary>Takes each request in: logs it, checks its key, asks the script, and else answers as the provider's paths do.</summary>
internal sealed class FrontDesk(FakeOptions options, RequestLog requests, Script script, CancellationToken stopping)
{
    private readonly FileShelf _files = new(options.Dialect);

    public async Task ServeAsync(HttpContext context)
    {
        var request = await RecordAsync(context);
        var state = RequestState.Aborted;
        try
        {
            var reply = await ReplyAsync(context, request);
            state = await new ReplyRun(context, request, reply, options.Time).RunAsync(stopping);
        }
        finally
        {
            requests.End(request, state);
        }
    }

    private async Task<RecordedRequest> RecordAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var path = context.Request.Path.Value ?? "/";
        var root = options.Dialect.BasePath();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return requests.Add(number => new RecordedRequest
        {
            Number = number,
            Method = context.Request.Method,
            Path = path.StartsWith(root + "/", StringComparison.Ordinal) ? path[root.Length..] : path,
            Headers = headers,
            Body = body.ToArray(),
            ArrivedAt = options.Time.GetUtcNow(),
        });
    }

    private async Task<Reply> ReplyAsync(HttpContext context, RecordedRequest request)
    {
        if (options.Key is { } key && request.Key != key)
        {
            return ProviderError.Of(options.Dialect, ErrorKind.WrongKey, request.Model);
        }

        var part = request.Path.Trim('/').Split('/');
        return script.For(request) ?? (request.Method, part) switch
        {
            ("GET", ["models"]) => Listings.Models(options.Models ?? options.Dialect.Models()),
            ("GET", ["api", "tags"]) => Listings.Tags(options.Models ?? options.Dialect.Models()),
            ("POST", ["files"]) => await _files.TakeAsync(context, request),
            ("GET", ["files"]) => _files.List(),
            ("GET", ["files", var id]) => _files.Describe(id),
            ("GET", ["files", var id, "content"]) => _files.Content(id),
            ("DELETE", ["files", var id]) => _files.Remove(id),
            ("POST", ["web_search"]) when options.Dialect == Dialect.Glm => Listings.Search(request),
            _ => ProviderError.Body(404, $"Unknown request URL: {request.Method} {context.Request.Path}.", "invalid_request_error", "unknown_url"),
        };
    }
}
