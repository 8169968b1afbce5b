using System.Text;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>Messages of every size, and cut at every place.</summary>
[TestFixture(Route.Direct)]
[TestFixture(Route.ThroughShim)]
public class FrameTests(Route route) : SharedDaemonFixture
{
    [TestCase(1)]
    [TestCase(8)]
    [CancelAfter(Bound)]
    public async Task Large_message_comes_back_whole(int mebibytes, CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        var message = new string('y', mebibytes << 20);

        var answer = await client.EchoAsync(message, cancellationToken);

        Assert.That(answer.Text == message, Is.True);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Message_of_16_MiB_is_taken_and_its_oversized_answer_is_cut_and_says_so(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.EchoAsync(new string('y', 16 << 20), cancellationToken);

        Assert.That(answer.Text, Has.Length.InRange(8 << 20, 10 << 20));
        Assert.That(answer.Answer.GetProperty("notes")[0].GetString(), Does.Contain("16,777,216 characters").And.Contain("10 MiB"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Message_written_byte_by_byte_is_read(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        var line = Encoding.UTF8.GetBytes(
            """{"jsonrpc":"2.0","id":"bytes","method":"tools/call","params":{"name":"echo","arguments":{"message":"東京 😀"}}}""" + "\n");

        foreach (var piece in line)
        {
            await client.WriteAsync(new[] { piece }, cancellationToken);
        }

        Assert.That((await client.ResponseAsync("\"bytes\"", cancellationToken)).Text, Is.EqualTo("東京 😀"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Two_messages_in_one_write_are_two_messages(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        await client.SendAsync(
            """
            {"jsonrpc":"2.0","id":"one","method":"ping"}
            {"jsonrpc":"2.0","id":"two","method":"ping"}
            """,
            cancellationToken);

        Assert.That(
            (await client.ResponseAsync("\"one\"", cancellationToken)).Error is null && (await client.ResponseAsync("\"two\"", cancellationToken)).Error is null);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Awkward_text_comes_back_as_it_was(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.EchoAsync("""h\u00e9 \ud83d\ude00 \u2028 \"\\ \u4e2d \u0000 \t""", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("hé 😀 \u2028 \"\\ 中 \0 \t"));
    }
}
