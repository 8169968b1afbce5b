using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>One request at a <see cref="RawHttp"/>, and the hand on its socket.</summary>
internal sealed class RawExchange(TcpClient client, RawRequest request, int number, CancellationToken stop)
{
    public RawRequest Request => request;

    /// <summary>1 for the first request that the server got.</summary>
    public int Number => number;

    /// <summary>Whether the connection waits for another request afterwards.</summary>
    public bool StaysOpen { get; set; }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public Task SendAsync(byte[] bytes) => client.GetStream().WriteAsync(bytes, stop).AsTask();

    /// <summary>The head of a stream that ends with its connection.</summary>
    public Task StartAsync(string moreHeaders = "") =>
        SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n{moreHeaders}\r\n");

    public Task FrameAsync(string json) => SendAsync($"data: {json}\n\n");

    /// <summary>A frame with a piece of the answer.</summary>
    public Task SayAsync(string text) => FrameAsync($"{{\"choices\":[{{\"index\":0,\"delta\":{{\"content\":\"{JsonEncodedText.Encode(text)}\"}}}}]}}");

    /// <summary>The usual end: finish reason, usage, [DONE].</summary>
    public async Task FinishAsync(string reason = "stop", string usage = """{"prompt_tokens":11,"completion_tokens":7}""")
    {
        await FrameAsync($$"""{"choices":[{"index":0,"delta":{},"finish_reason":"{{reason}}"}]}""");
        await FrameAsync($$"""{"choices":[],"usage":{{usage}}}""");
        await SendAsync("data: [DONE]\n\n");
    }

    /// <summary>A whole answer of any kind, with its length, so that the connection can go on.</summary>
    public Task AnswerAsync(int status, string body, string type = "application/json", string moreHeaders = "")
    {
        StaysOpen = true;
        var length = Encoding.UTF8.GetByteCount(body);
        return SendAsync($"HTTP/1.1 {status} Status\r\nContent-Type: {type}\r\nContent-Length: {length}\r\n{moreHeaders}\r\n{body}");
    }

    /// <summary>Ends when the client has closed its side.</summary>
    public async Task ClosedAsync()
    {
        try
        {
            while (await client.GetStream().ReadAsync(new byte[64], stop) > 0)
            {
            }
        }
        catch (IOException)
        {
        }
    }

    /// <summary>Ends the connection the hard way.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
    }
}

/// <summary>A request as it came.</summary>
internal sealed record RawRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
