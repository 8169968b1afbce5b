using System.Text;
using System.Text.Json;
using Mcp.Daemon.Sessions;
using NUnit.Framework;

namespace Mcp.Tests.Sessions;

internal sealed class MendedLineTests
{
    [TestCase(@"""a\ud800b""", "a\ufffdb", TestName = "First_half_without_the_second_is_replaced")]
    [TestCase(@"""a\udc00b""", "a\ufffdb", TestName = "Second_half_without_the_first_is_replaced")]
    [TestCase(@"""a\uD83D""", "a\ufffd", TestName = "Half_at_the_end_is_replaced")]
    [TestCase(@"""\ud83d\ud83d\ude00""", "\ufffd😀", TestName = "Half_before_a_whole_character_is_replaced_alone")]
    [TestCase(@"""\ud83d\u0041""", "\ufffdA", TestName = "Half_before_another_escape_is_replaced_alone")]
    [TestCase(@"""\ud83d\n""", "\ufffd\n", TestName = "Half_before_a_short_escape_is_replaced_alone")]
    public void Half_a_character_is_replaced(string json, string expected)
    {
        var mended = MendedLine.Of(Encoding.UTF8.GetBytes(json));

        Assert.That(JsonSerializer.Deserialize<string>(mended.Span), Is.EqualTo(expected));
    }

    [Test]
    public void Bytes_that_are_no_text_are_replaced()
    {
        var mended = MendedLine.Of(new byte[] { (byte)'"', (byte)'a', 0xC3, (byte)'b', 0xFF, (byte)'"' });

        Assert.That(JsonSerializer.Deserialize<string>(mended.Span), Is.EqualTo("a\ufffdb\ufffd"));
    }

    [TestCase(@"""\ud83d\ude00 😀 \u0041 \\ud800 \\\\ud800 \""""", TestName = "Whole_characters_and_escaped_backslashes_stay")]
    [TestCase(@"""\", TestName = "Torn_escape_stays")]
    [TestCase(@"""\ud8", TestName = "Torn_half_stays")]
    public void Anything_else_is_the_very_line(string json)
    {
        ReadOnlyMemory<byte> line = Encoding.UTF8.GetBytes(json);

        var mended = MendedLine.Of(line);

        Assert.That(mended, Is.EqualTo(line));
    }
}
