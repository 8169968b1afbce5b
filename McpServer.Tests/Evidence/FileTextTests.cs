using System.Text;
using Mcp.Daemon.Evidence;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

public class FileTextTests
{
    [Test]
    public void Byte_order_marks_are_understood_and_dropped()
    {
        byte[][] forms =
        [
            [0xEF, 0xBB, 0xBF, .. "grün"u8],
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("grün")],
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("grün")],
        ];

        Assert.That(forms.Select(form => FileText.Of(form)), Is.All.EqualTo("grün"));
    }

    [Test]
    public void Bytes_with_a_nul_are_no_text_whatever_the_name()
    {
        Assert.That(FileText.Of([(byte)'a', 0, (byte)'b']), Is.Null);
    }

    [Test]
    public void Old_sources_that_are_no_utf8_keep_every_character()
    {
        Assert.That(FileText.Of([(byte)'g', (byte)'r', 0xFC, (byte)'n']), Is.EqualTo("grün"));
    }

    [Test]
    public void Line_ends_become_plain()
    {
        Assert.That(FileText.Of("a\r\nb"u8), Is.EqualTo("a\nb"));
    }
}
