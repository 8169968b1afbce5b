using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Experts;

/// <summary>What leaves for a provider and what must not: files, images, secrets, keys.</summary>
public class OutgoingTests : ExpertsFixture
{
    // In two pieces, so that no scan of this file takes it for one.
    private const string Token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

    [Test]
    [CancelAfter(Bound)]
    public async Task Secrets_in_prompt_and_files_are_masked_in_what_the_provider_gets(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(Home.Workspace, "settings.txt"), $"token {Token} of the build\n", cancellationToken);
        var editor = await EditorAsync(cancellationToken);

        var answer = await editor.CallAsync(
            "chat", Question($"Is {Token} a good token?", ("files", new JsonArray("settings.txt"))), cancellationToken);

        var body = Server.Requests.Chats.Single().Json!.ToJsonString();
        Assert.That(body, Does.Not.Contain(Token).And.Contain("of the build").And.Contain("a good token?"));
        Assert.That(answer.State, Is.EqualTo("complete"));
        Assert.That(answer.Answer.GetProperty("notes").GetRawText(), Does.Contain("GitHub token"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Secrets_are_refused_where_the_setting_says_so(CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken, ("MCP_EXPERT_SECRETS", "refuse"));

        var answer = await editor.CallAsync("chat", Question($"Is {Token} a good token?"), cancellationToken);

        Assert.That(answer.Code, Is.EqualTo("secrets_refused"));
        Assert.That(Message(answer), Does.Contain("MCP_EXPERT_SECRETS").And.Not.Contain(Token));
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCase("files", "gone.txt", "gone.txt")]
    [TestCase("images", "gone.png", "gone.png")]
    [TestCase("images", "text.png", "no PNG, JPEG, GIF or WebP")]
    [TestCase("images", "huge.png", "20,000,000")]
    [TestCase("files", "/etc/passwd", "/etc/passwd")]
    [CancelAfter(Bound)]
    public async Task File_that_cannot_go_is_named_and_nobody_is_asked(string argument, string path, string why, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(Home.Workspace, "text.png"), "No picture at all.", cancellationToken);
        await using (var huge = File.Create(Path.Combine(Home.Workspace, "huge.png")))
        {
            await huge.WriteAsync(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, cancellationToken);
            huge.SetLength(20_000_001);
        }

        var editor = await EditorAsync(cancellationToken);

        var answer = await editor.CallAsync("chat", Question("q", (argument, new JsonArray(path))), cancellationToken);

        // One file of several that is not there does not spoil a question; it is withheld, and said.
        var said = answer.IsToolError ? Message(answer) : answer.Answer.GetProperty("evidence").GetRawText();
        Assert.That(said, Does.Contain(why));
        Assert.That(Server.Requests.Chats, Is.Empty);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Keys_are_in_no_file_and_no_line(CancellationToken cancellationToken)
    {
        Server.When(request => request.LastText == "quote", request => FakeProvider.Errors.ProviderError.Body(
            400, $"The key {request.Key} may not ask this.", "invalid_request_error", null));
        var editor = await EditorAsync(cancellationToken);
        await editor.CallAsync("chat", Question("quote"), cancellationToken);
        await editor.CallAsync("chat", Question($"My key is {Key}.", ("continuation_id", "new")), cancellationToken);
        await editor.CallAsync("status", "{}", cancellationToken);
        await editor.CallAsync("listmodels", """{"all":true}""", cancellationToken);

        Assert.That(Server.Requests.Chats.Select(request => request.Key), Is.All.EqualTo(Key));
        Assert.That(Server.Requests.Chats.Select(request => request.LastText), Has.None.Contains(Key));
        Assert.That(editor.Inbox.All.Select(line => line.Line), Has.None.Contains(Key));
        Assert.That(Files().Select(Path.GetFileName), Has.Some.Contains("daemon-").And.Some.EqualTo("threads.db"));
        Assert.That(Files().Where(file => Holds(file, Key)), Is.Empty);
        Assert.That(editor.Stderr, Does.Not.Contain(Key));
    }

    // The lock of the living daemon cannot be read, and a socket is no file.
    private IEnumerable<string> Files() => Directory.EnumerateFiles(Home.StatePath, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is not (".lock" or ".sock"));

    private static bool Holds(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd().Contains(text, StringComparison.Ordinal);
    }
}
