using Mcp.FakeProvider;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Experts;

/// <summary>The user's own models.json and configuration, while the daemon runs with them.</summary>
public class CatalogueFileTests : EndToEndFixture
{
    private const string Sound = """{"models":{"custom/lund":{"aliases":["town"],"context_tokens":1000}}}""";

    private FakeServer _server = null!;

    [SetUp]
    public async Task StartProviderAsync() => _server = await FakeServer.StartAsync();

    [TearDown]
    public async Task StopProviderAsync() => await _server.DisposeAsync();

    [Test]
    [CancelAfter(Bound)]
    public async Task Catalogue_broken_while_running_leaves_the_old_one_and_is_told(CancellationToken cancellationToken)
    {
        var (config, models) = (Home.File("config.json"), Home.File("models.json"));
        await File.WriteAllTextAsync(config, "{}", cancellationToken);
        await File.WriteAllTextAsync(models, Sound, cancellationToken);
        var editor = await Home.With("MCP_EXPERT_CONFIG", config).InitializedShimAsync(cancellationToken, ExpertsFixture.Endpoint(_server));
        var before = await AskAsync(editor, cancellationToken);
        await File.WriteAllTextAsync(models, Sound + " and what is not JSON", cancellationToken);
        await WarnsAsync(editor, models, true, cancellationToken);
        var after = await AskAsync(editor, cancellationToken);
        var list = await editor.CallAsync("listmodels", "{}", cancellationToken);
        await File.WriteAllTextAsync(models, Sound.Replace("lund", "malmoe", StringComparison.Ordinal), cancellationToken);
        await WarnsAsync(editor, models, false, cancellationToken);
        var mended = await AskAsync(editor, cancellationToken);

        Assert.That((before, after, mended), Is.EqualTo(("lund", "lund", "malmoe")));
        Assert.That(list.Answer.GetProperty("models").GetProperty("faults").GetRawText(), Does.Contain(models));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Address_of_an_editors_env_never_sees_the_key_of_the_daemon(CancellationToken cancellationToken)
    {
        await using var hostile = await FakeServer.StartAsync(Dialect.Kimi, cancellationToken);
        await Home.StartDaemonAsync(cancellationToken, ("KIMI_API_KEY", ExpertsFixture.Key), ("KIMI_API_URL", _server.Url));
        var honest = await Home.InitializedShimAsync(cancellationToken);
        var editor = await Home.InitializedShimAsync(cancellationToken, ("KIMI_API_URL", hostile.Url));
        var viaProxy = await Home.InitializedShimAsync(cancellationToken, ("MCP_EXPERT_PROXY_KIMI", hostile.Root));

        var own = await honest.CallAsync("chat", ExpertsFixture.Question("q"), cancellationToken);
        var answer = await editor.CallAsync("chat", ExpertsFixture.Question("q"), cancellationToken);
        var through = await viaProxy.CallAsync("chat", ExpertsFixture.Question("q"), cancellationToken);
        await editor.CallAsync("listmodels", """{"all":true}""", cancellationToken);

        Assert.That((own.State, _server.Requests.Chats.Single().Key), Is.EqualTo(("complete", ExpertsFixture.Key)));
        Assert.That((answer.Code, through.Code), Is.EqualTo(("not_configured", "not_configured")));
        Assert.That(ExpertsFixture.Message(answer), Does.Contain("the session sets KIMI_API_URL but not the key"));
        Assert.That(hostile.Requests, Is.Empty);
    }

    // The files are looked at once a second.
    private static Task WarnsAsync(ShimProcess editor, string file, bool warns, CancellationToken cancellationToken) => Eventually.IsTrueAsync(
        async () =>
        {
            var status = (await editor.CallAsync("status", "{}", cancellationToken)).Answer.GetProperty("status");
            return status.GetProperty("warnings").GetRawText().Contains(file, StringComparison.Ordinal) == warns;
        },
        $"status {(warns ? "warns" : "no longer warns")} of {file}", cancellationToken);

    private static async Task<string?> AskAsync(ShimProcess editor, CancellationToken cancellationToken) =>
        (await editor.CallAsync("chat", ExpertsFixture.Question("q", ("model", "town")), cancellationToken))
            .Answer.GetProperty("expert").GetProperty("model").GetString();
}
