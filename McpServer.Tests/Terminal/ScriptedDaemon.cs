using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Mcp.Tests.Terminal;

/// <summary>
/// Stands where a shim expects its daemon and answers by a script, so that a test can hold a call back.
/// </summary>
internal sealed class ScriptedDaemon : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Channel<JsonObject> _heard = Channel.CreateUnbounded<JsonObject>();
    private readonly Func<JsonObject, JsonObject?> _script;

    /// <param name="script">The result for a request behind the handshake; null holds it back.</param>
    public ScriptedDaemon(string pipe, Func<JsonObject, JsonObject?> script)
    {
        _script = script;
        _listener.Bind(new UnixDomainSocketEndPoint(pipe));
        _listener.Listen();
        Serving = Task.Run(ServeAsync);
    }

    public Task Serving { get; }

    /// <summary>The next message of that method, whatever comes before it.</summary>
    public async Task<JsonObject> HearAsync(string method, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await _heard.Reader.ReadAsync(cancellationToken);
            if ((string?)message["method"] == method)
            {
                return message;
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        using var connection = await _listener.AcceptAsync();
        await using var stream = new NetworkStream(connection);
        using var reader = new StreamReader(stream);
        var hello = JsonNode.Parse((await reader.ReadLineAsync())!)!;
        await SayAsync(stream, new JsonObject
        {
            ["build"] = (string?)hello["build"], ["pid"] = Environment.ProcessId, ["session"] = "scripted", ["shimRungSeconds"] = 30,
        });
        while (await reader.ReadLineAsync() is { } line)
        {
            var message = (JsonObject)JsonNode.Parse(line)!;
            await _heard.Writer.WriteAsync(message);
            if (message["id"] is { } id && Result(message) is { } result)
            {
                await SayAsync(stream, new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone(), ["result"] = result });
            }
        }
    }

    private JsonObject? Result(JsonObject request) => (string?)request["method"] switch
    {
        "initialize" => new JsonObject { ["protocolVersion"] = "2025-06-18", ["capabilities"] = new JsonObject() },
        _ => _script(request),
    };

    private static async Task SayAsync(NetworkStream stream, JsonObject message) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(message.ToJsonString(JsonSerializerOptions.Default) + "\n"));
}
