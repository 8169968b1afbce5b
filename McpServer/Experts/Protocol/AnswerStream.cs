using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Mcp.Daemon.Experts.Failures;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// The body of a chat answer as JSON frames, whether it came as server-sent events or, from a server that does not
/// stream, as one object. Ends at <c>[DONE]</c> or where the body ends; whoever reads judges whether that was the end.
/// </summary>
internal sealed class AnswerStream : IAsyncDisposable
{
    private readonly FailureWriter _failures;
    private readonly HeardStream _body;
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<Event>>? _events;
    private bool _wholeRead;

    private AnswerStream(HttpResponseMessage response, HeardStream body, FailureWriter failures, bool isOneObject, CancellationToken cancellationToken)
    {
        (_response, _body, _failures) = (response, body, failures);
        if (!isOneObject)
        {
            body.EndsWithBlankLine = true;
            _events = SseParser.Create(body, Parse).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        }
    }

    /// <summary>Whether the server said that it is done.</summary>
    public bool Done { get; private set; }

    /// <summary>Whether the server sent one object: then its end is the answer's.</summary>
    public bool IsOneObject => _events is null;

    /// <summary>Judges what kind of body it is, by content type and first byte. Owns the response from here on.</summary>
    public static async Task<AnswerStream> OpenAsync(
        HttpResponseMessage response, ProviderWire wire, CancellationToken cancellationToken)
    {
        try
        {
            var type = response.Content.Headers.ContentType?.MediaType ?? "";
            if (type.Contains("html", StringComparison.OrdinalIgnoreCase))
            {
                throw Page(wire);
            }

            var body = await wire.BodyAsync(response, AnswerLimits.Frame, cancellationToken);
            // Local servers name any type; what the body begins with cannot lie.
            var first = await Guarded(wire.Failures, () => body.PeekAsync(cancellationToken), cancellationToken);
            return first switch
            {
                null => throw wire.Failures.BadAnswer("an empty body"),
                (byte)'<' => throw Page(wire),
                (byte)'{' or (byte)'[' => new AnswerStream(response, body, wire.Failures, isOneObject: true, cancellationToken),
                _ when type.Length > 0 && !IsStream(type) => throw wire.Failures.BadAnswer(
                    $"content of type {ErrorText.Clean(type, wire.Endpoint.Key)} instead of an answer; check that its URL is that of a chat API"),
                _ => new AnswerStream(response, body, wire.Failures, isOneObject: false, cancellationToken),
            };
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>The next frame, or null at the end.</summary>
    public Task<JsonElement?> NextAsync(CancellationToken cancellationToken) =>
        Guarded(_failures, () => IsOneObject ? WholeAsync(cancellationToken) : NextEventAsync(), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // The response first: it closes the connection, so that nothing waits for a server that is silent.
        _response.Dispose();
        if (_events is not null)
        {
            await _events.DisposeAsync();
        }
    }

    private async Task<JsonElement?> NextEventAsync()
    {
        while (!Done && await _events!.MoveNextAsync())
        {
            _body.FrameTaken();
            var (json, text) = _events.Current.Data;
            if (json is { } frame)
            {
                return frame;
            }

            if (text == "[DONE]")
            {
                Done = true;
            }
            else if (_events.Current.EventType == "error")
            {
                throw _failures.Reported(200, ErrorBody.Read(text), null);
            }
            else if (text.Length > 0)
            {
                // Half a frame where the body ends is the server's connection that broke, not its grammar.
                throw _body.Ended ? _failures.Cut() : _failures.BadAnswer("a frame that is not valid JSON");
            }
        }

        return null;
    }

    private async Task<JsonElement?> WholeAsync(CancellationToken cancellationToken)
    {
        if (_wholeRead)
        {
            return null;
        }

        _wholeRead = true;
        _body.Limit = AnswerLimits.Answer;
        using var text = new MemoryStream();
        await _body.CopyToAsync(text, cancellationToken);
        try
        {
            return Json.Parse(WithoutMark(text.GetBuffer().AsSpan(0, (int)text.Length)));
        }
        catch (JsonException e)
        {
            throw _failures.BadAnswer("a body that is not valid JSON", e);
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text.StartsWith("\uFEFF"u8) ? text[3..] : text;

    private static async Task<T> Guarded<T>(FailureWriter failures, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && ProviderWire.IsOfTheWire(e))
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken); // the caller gave up
        }
        catch (AnswerTooLargeException e)
        {
            throw failures.BadAnswer($"a frame without an end ({e.Message})", e);
        }
        catch (Exception e) when (ProviderWire.IsOfTheWire(e))
        {
            throw failures.Cut(e);
        }
    }

    private static Event Parse(string type, ReadOnlySpan<byte> data)
    {
        try
        {
            return data.Trim(" \t\r\n"u8).StartsWith("{"u8) ? new Event(Json.Parse(data), "") : new Event(null, Short(data));
        }
        catch (JsonException)
        {
            return new Event(null, Short(data));
        }
    }

    private static string Short(ReadOnlySpan<byte> data) => Encoding.UTF8.GetString(data[..Math.Min(data.Length, 2048)]).Trim();

    private static bool IsStream(string type) =>
        type is "text/event-stream" or "text/plain" or "application/octet-stream" or "application/stream+json" or "application/x-ndjson";

    private static ExpertFailureException Page(ProviderWire wire) => wire.Failures.BadAnswer(
        "an HTML page instead of an answer; check that its URL is that of a chat API, and what stands between (a proxy's login page?)");

    // Text only where the data is no JSON object.
    private readonly record struct Event(JsonElement? Json, string Text);
}
