using System.Text.Json.Nodes;
using Mcp.FakeProvider;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Experts;

/// <summary>
/// Editors that ask experts: real shims and one real daemon, each test with a provider of its own that keeps the log
/// of what was paid for.
/// </summary>
public abstract class ExpertsFixture : SharedDaemonFixture
{
    /// <summary>What a provider takes for a key; no log, error or answer may hold it.</summary>
    internal const string Key = "sk-e2e-4f8a1c9d7b3e6025a8c4";

    internal FakeServer Server { get; private set; } = null!;

    internal virtual FakeOptions Options { get; } = new();

    [SetUp]
    public async Task StartProviderAsync() => Server = await FakeServer.StartAsync(Options);

    [TearDown]
    public async Task StopProviderAsync() => await Server.DisposeAsync();

    /// <summary>An editor whose own endpoint is this test's provider.</summary>
    internal Task<ShimProcess> EditorAsync(CancellationToken cancellationToken, params (string Name, string Value)[] variables) =>
        Home.InitializedShimAsync(cancellationToken, [.. Endpoint(Server), .. variables]);

    internal static (string Name, string Value)[] Endpoint(FakeServer server) =>
        [("CUSTOM_API_URL", server.Url), ("CUSTOM_API_KEY", Key), ("CUSTOM_MODEL_NAME", "fake-model")];

    /// <summary>The arguments of a chat; each pair one argument more.</summary>
    internal static string Question(string prompt, params (string Name, JsonNode Value)[] more)
    {
        var arguments = new JsonObject { ["prompt"] = prompt };
        foreach (var (name, value) in more)
        {
            arguments[name] = value;
        }

        return arguments.ToJsonString();
    }

    internal static Task<Received> CollectAsync(LineClient client, string id, CancellationToken cancellationToken) =>
        client.CallAsync("collect", $$"""{"call_id":"{{id}}"}""", cancellationToken);

    /// <summary>Cancels in the words of the TypeScript SDK at its own time-out.</summary>
    internal static Task TimeOutAsync(LineClient client, string id, CancellationToken cancellationToken) => client.SendAsync(
        $$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{{id}}},"reason":"McpError: MCP error -32001: Request timed out"}}""",
        cancellationToken);

    /// <summary>Waits until the daemon says so of its calls.</summary>
    internal static Task IsAsync(LineClient client, string figure, double value, CancellationToken cancellationToken) => Eventually.IsTrueAsync(
        async () => await client.StatusAsync("calls", figure, cancellationToken) == value, $"{figure} is {value}", cancellationToken);

    internal static string? ExpertState(Received answer) => answer.Answer.GetProperty("expert").GetProperty("state").GetString();

    internal static string Message(Received answer) => answer.Answer.GetProperty("error").GetProperty("message").GetString()!;
}
