using System.Runtime.Versioning;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Protocol;
using Mcp.Daemon.Experts.Protocol.Glm;
using Mcp.Daemon.Experts.Protocol.Kimi;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>Files at a provider, the memory of them, and Zhipu's search.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class FilesTests : IDisposable
{
    private static readonly byte[] Content = "words"u8.ToArray();

    private readonly ProtocolRig _rig = new();
    private readonly TempFolder _folder = new();
    private readonly ProviderFiles _files;

    public FilesTests() => _files = new ProviderFiles(_rig.Clients);

    public void Dispose()
    {
        _rig.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Upload_is_a_form_as_browsers_write_it(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(200, """{"id":"f1","filename":"x","purpose":"file-extract","status":"ok"}"""));

        var file = await UploadAsync(server, "né\"w\n.txt", cancellationToken);

        var request = server.Request;
        var boundary = request.Header("Content-Type")!.Split("boundary=")[1];
        Assert.That((file.Id, request.Line), Is.EqualTo(("f1", "POST /v1/files HTTP/1.1")));
        Assert.That(request.Text, Is.EqualTo(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nfile-extract\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"né%22w%0A.txt\"\r\nContent-Type: text/plain\r\n\r\n"
            + $"words\r\n--{boundary}--\r\n"));
    }

    [Test]
    public async Task Content_list_and_delete_go_by_id(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(
            exchange.Request.Line.StartsWith("DELETE", StringComparison.Ordinal) ? 404 : 200,
            exchange.Request.Line.Contains("content", StringComparison.Ordinal) ? """{"content":"words"}""" : """{"data":[{"id":"f1","purpose":"p"}]}"""));
        var (endpoint, context) = (Endpoint(server), ProtocolRig.Context());

        var content = await _files.ContentAsync(endpoint, context, "f/1", () => { }, cancellationToken);
        var list = await _files.ListAsync(endpoint, context, cancellationToken);
        await _files.DeleteAsync(endpoint, context, "gone", () => { }, cancellationToken);

        Assert.That((content, list.Single()), Is.EqualTo(("""{"content":"words"}""", new ProviderFile("f1", null, "p"))));
        Assert.That(server.Requests.Select(request => request.Line), Is.EqualTo(new[]
        {
            "GET /v1/files/f%2F1/content HTTP/1.1", "GET /v1/files HTTP/1.1", "DELETE /v1/files/gone HTTP/1.1",
        }));
    }

    [TestCase(401, """{"error":{"type":"invalid_authentication_error","message":"no"}}""", ExpertFailure.Auth)]
    [TestCase(200, """{"error":{"code":"1210","message":"no"}}""", ExpertFailure.BadRequest)]
    [TestCase(200, """{"object":"file"}""", ExpertFailure.BadAnswer)]
    [TestCase(200, "<html>", ExpertFailure.BadAnswer)]
    public async Task Upload_that_fails_says_why(int status, string body, ExpertFailure expected, CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(status, body));

        Assert.That(
            () => UploadAsync(server, "x", cancellationToken),
            Throws.InstanceOf<ExpertFailureException>().With.Property(nameof(ExpertFailureException.Failure)).EqualTo(expected));
    }

    [Test]
    public async Task Same_content_is_uploaded_once_even_at_once_and_by_the_next_daemon(CancellationToken cancellationToken)
    {
        await using var server = Uploads();
        var cache = Cache();

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => IdAsync(cache, server, cancellationToken)));
        var later = await IdAsync(Cache(), server, cancellationToken);

        Assert.That(ids.Append(later).Distinct(), Is.EqualTo(new[] { "f1" }));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Other_accounts_and_expired_files_are_uploaded_anew(CancellationToken cancellationToken)
    {
        await using var server = Uploads();
        var cache = Cache();
        var other = Endpoint(server) with { Fingerprint = "other" };

        var first = await IdAsync(cache, server, cancellationToken);
        var ofOther = await cache.IdAsync(other, ProtocolRig.Context(), "x", "text/plain", Content, ProviderFiles.FileExtract, () => { }, cancellationToken);
        _rig.Time.Advance(KimiFileCache.Lifetime);
        var later = await IdAsync(cache, server, cancellationToken);

        Assert.That((first, ofOther, later), Is.EqualTo(("f1", "f2", "f3")));
    }

    [Test]
    public async Task Clean_up_deletes_what_has_expired_of_this_account_alone(CancellationToken cancellationToken)
    {
        await using var server = Uploads();
        var cache = Cache();
        await IdAsync(cache, server, cancellationToken);
        await cache.IdAsync(
            Endpoint(server) with { Fingerprint = "other" }, ProtocolRig.Context(), "x", "text/plain", Content, ProviderFiles.FileExtract, () => { }, cancellationToken);

        var early = await cache.CleanUpAsync(Endpoint(server), ProtocolRig.Context(), () => { }, cancellationToken);
        _rig.Time.Advance(KimiFileCache.Lifetime);
        var late = await cache.CleanUpAsync(Endpoint(server), ProtocolRig.Context(), () => { }, cancellationToken);
        var again = await cache.CleanUpAsync(Endpoint(server), ProtocolRig.Context(), () => { }, cancellationToken);

        Assert.That((early, late, again, server.Requests.Last().Line), Is.EqualTo((0, 1, 0, "DELETE /v1/files/f1 HTTP/1.1")));
    }

    [Test]
    public async Task Clean_up_survives_a_provider_that_refuses(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.Number == 1
            ? exchange.AnswerAsync(200, """{"id":"f1"}""")
            : exchange.AnswerAsync(500, "{}"));
        var cache = Cache();
        await IdAsync(cache, server, cancellationToken);
        _rig.Time.Advance(KimiFileCache.Lifetime);

        Assert.That(await cache.CleanUpAsync(Endpoint(server), ProtocolRig.Context(), () => { }, cancellationToken), Is.Zero);
    }

    [Test]
    public async Task Forgotten_file_is_uploaded_anew(CancellationToken cancellationToken)
    {
        await using var server = Uploads();
        var cache = Cache();

        cache.Forget(Endpoint(server), await IdAsync(cache, server, cancellationToken));

        Assert.That(await IdAsync(cache, server, cancellationToken), Is.EqualTo("f2"));
    }

    [Test]
    public async Task Broken_list_of_files_costs_an_upload_and_nothing_else(CancellationToken cancellationToken)
    {
        await using var server = Uploads();
        _folder.Write("kimi-files.json", "[{");

        Assert.That(await IdAsync(Cache(), server, cancellationToken), Is.EqualTo("f1"));
        Assert.That(await IdAsync(Cache(), server, cancellationToken), Is.EqualTo("f1"));
    }

    [Test, Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
    public async Task List_of_files_is_its_owners_alone_and_holds_no_key(CancellationToken cancellationToken)
    {
        await using var server = Uploads();
        await IdAsync(Cache(), server, cancellationToken);

        var path = _folder["kimi-files.json"];

        Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(await File.ReadAllTextAsync(path, cancellationToken), Does.Not.Contain(ProtocolRig.Key));
    }

    [Test]
    public void Files_of_a_local_only_session_stay_here()
    {
        var remote = ProtocolRig.Endpoint(new Uri("https://api.example.org/v1"), ProviderKind.Kimi) with { IsLocal = false };

        Assert.That(
            () => _files.ListAsync(remote, ProtocolRig.Context(localOnly: true), CancellationToken.None),
            Throws.InstanceOf<ExpertFailureException>().With.Message.Contains("MCP_EXPERT_LOCAL_ONLY"));
    }

    [Test]
    public async Task Search_of_zhipu_asks_and_answers(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(200, """{"id":"1","search_result":[{"title":"T"}]}"""));
        var query = new GlmSearchQuery("why") { Count = 3, Recency = "all", Domain = "example.org" };

        var found = await new GlmWebSearch(_rig.Clients).SearchAsync(Endpoint(server), ProtocolRig.Context(), query, () => { }, cancellationToken);

        Assert.That(found.GetProperty("search_result")[0].GetProperty("title").GetString(), Is.EqualTo("T"));
        Assert.That((server.Request.Line, server.Request.Text), Is.EqualTo(("POST /v1/web_search HTTP/1.1",
            """{"search_engine":"search-prime","search_query":"why","count":3,"search_domain_filter":"example.org","search_recency_filter":"noLimit"}""")));
    }

    [TestCase(429, """{"error":{"code":"1113","message":"in arrears"}}""", ExpertFailure.Quota)]
    [TestCase(200, """{"code":500,"msg":"404 NOT_FOUND","success":false}""", ExpertFailure.Down)]
    [TestCase(200, """{"id":"1"}""", ExpertFailure.BadAnswer)]
    public async Task Search_of_zhipu_that_fails_says_why(int status, string body, ExpertFailure expected, CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(status, body));

        Assert.That(
            () => new GlmWebSearch(_rig.Clients).SearchAsync(Endpoint(server), ProtocolRig.Context(), new GlmSearchQuery("x"), () => { }, cancellationToken),
            Throws.InstanceOf<ExpertFailureException>().With.Property(nameof(ExpertFailureException.Failure)).EqualTo(expected));
    }

    private static ExpertEndpoint Endpoint(RawHttp server) => ProtocolRig.Endpoint(server.Url, ProviderKind.Kimi);

    private static RawHttp Uploads()
    {
        var uploads = 0;
        return new RawHttp(exchange => exchange.AnswerAsync(200, exchange.Request.Line.StartsWith("POST", StringComparison.Ordinal)
            ? $"{{\"id\":\"f{Interlocked.Increment(ref uploads)}\"}}"
            : "{}"));
    }

    private KimiFileCache Cache() => new(_folder["kimi-files.json"], _files, _rig.Time);

    private static Task<string> IdAsync(KimiFileCache cache, RawHttp server, CancellationToken cancellationToken) => cache.IdAsync(
        Endpoint(server), ProtocolRig.Context(), "x", "text/plain", Content, ProviderFiles.FileExtract, () => { }, cancellationToken);

    private Task<ProviderFile> UploadAsync(RawHttp server, string name, CancellationToken cancellationToken) => _files.UploadAsync(
        Endpoint(server), ProtocolRig.Context(), name, "text/plain", Content, ProviderFiles.FileExtract, () => { }, cancellationToken);
}
