using System.Collections.Immutable;

namespace Mcp.FakeProvider.Replies;

/// <summary>What the server does with one request. Immutable: one reply may serve many requests.</summary>
internal sealed record Reply
{
    public int Status { get; init; } = 200;

    public string ContentType { get; init; } = "application/json";

    public ImmutableDictionary<string, string> Headers { get; init; } = [];

    public ImmutableList<ReplyStep> Steps { get; init; } = [];

    public ReplyEnd End { get; init; } = ReplyEnd.Complete;

    /// <summary>A server-sent event stream, empty so far: <see cref="ChatFrames"/> fills it.</summary>
    public static Reply Stream { get; } = new() { ContentType = "text/event-stream" };

    /// <summary>Nothing ever comes, not even headers; ends with the client's abort.</summary>
    public static Reply Silence { get; } = new() { End = ReplyEnd.Stall };

    /// <summary>The connection is reset before a byte of the answer.</summary>
    public static Reply NoHeaders { get; } = new() { End = ReplyEnd.Reset };

    public static Reply Json(string body, int status = 200) => new Reply { Status = status }.Body(body);

    /// <summary>What a proxy or a captive portal answers.</summary>
    public static Reply Html(int status = 200, string title = "502 Bad Gateway") =>
        new Reply { Status = status, ContentType = "text/html; charset=utf-8" }.Body(
            $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");

    /// <summary>The header lines come in two pieces with the gate between them; then the stream of <paramref name="frames"/>, and the connection closes.</summary>
    public static Reply SlowHeaders(Gate gate, string frames) => new()
    {
        Steps =
        [
            new ReplyStep.Raw("HTTP/1.1 200 OK\r\nContent-Type: text/ev"),
            new ReplyStep.Wait(gate),
            new ReplyStep.Raw("ent-stream\r\nConnection: close\r\n\r\n" + frames),
        ],
        End = ReplyEnd.Close,
    };

    public Reply WithHeader(string name, string value) => this with { Headers = Headers.SetItem(name, value) };

    /// <summary>As is, flushed.</summary>
    public Reply Body(string text) => Add(new ReplyStep.Send(_ => text));

    /// <summary>The headers leave now, before anything of the body.</summary>
    public Reply SendHeaders() => Add(new ReplyStep.Headers());

    public Reply Wait(Gate gate) => Add(new ReplyStep.Wait(gate));

    public Reply Pause(TimeSpan length) => length > TimeSpan.Zero ? Add(new ReplyStep.Pause(length)) : this;

    /// <summary>Falls silent here and keeps the connection.</summary>
    public Reply Stall() => this with { End = ReplyEnd.Stall };

    /// <summary>Resets the connection here.</summary>
    public Reply Reset() => this with { End = ReplyEnd.Reset };

    /// <summary>Closes the connection here, without the end of the body.</summary>
    public Reply Close() => this with { End = ReplyEnd.Close };

    /// <summary>The same, with something before its first step: a gate or a pause before the headers.</summary>
    public Reply After(Gate gate) => this with { Steps = Steps.Insert(0, new ReplyStep.Wait(gate)) };

    public Reply After(TimeSpan pause) => this with { Steps = Steps.Insert(0, new ReplyStep.Pause(pause)) };

    public Reply Add(ReplyStep step) => this with { Steps = Steps.Add(step) };
}
