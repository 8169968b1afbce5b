using System.Text;
using CsCheck;
using Mcp.Contract;
using NUnit.Framework;

namespace Mcp.Tests.Contract;

public class LineBufferTests
{
    private const int Prefix = 4 << 10;

    // Around the limit and around what is kept of a dropped line, and many short ones.
    private static readonly Gen<byte[]> Line = Gen.Frequency(
        (6, Gen.Int[0, 40]), (3, Gen.Int[9_990, 10_010]), (2, Gen.Int[4_090, 4_100]), (1, Gen.Int[20_000, 40_000]))
        .Select(Gen.Byte[97, 122], (length, letter) => Enumerable.Repeat(letter, length).ToArray());

    [Test]
    public void However_a_stream_is_split_it_gives_the_same_lines()
    {
        Gen.Select(Line.Array[0, 8], Gen.Int[1, 17_000].Array[1, 12]).Sample(
            (lines, reads) =>
            {
                byte[] stream = [.. lines.SelectMany(line => line.Append((byte)'\n'))];
                var expected = lines.Select(line => line.Length > 10_000 ? (Text(line.AsSpan(0, Prefix)), true) : (Text(line), false));
                return Lines(new LineBuffer(10_000), stream, reads).SequenceEqual(expected);
            },
            iter: 2_000,
            threads: 1);
    }

    [Test]
    public void Line_over_the_limit_is_dropped_and_the_next_one_arrives()
    {
        byte[] stream = [.. Enumerable.Repeat((byte)'x', 100_001), .. "\nnext\n"u8];

        Assert.That(Lines(new LineBuffer(100_000), stream, [8_192]), Is.EqualTo(new[] { (new string('x', Prefix), true), ("next", false) }));
    }

    [Test]
    public void Line_of_exactly_the_limit_is_taken()
    {
        byte[] stream = [.. Enumerable.Repeat((byte)'x', 100_000), (byte)'\n'];

        Assert.That(Lines(new LineBuffer(100_000), stream, [8_192]), Is.EqualTo(new[] { (new string('x', 100_000), false) }));
    }

    [Test]
    public void Endless_line_never_takes_more_room_than_the_limit()
    {
        var buffer = new LineBuffer(100_000);
        var largest = 0;

        for (var i = 0; i < 500; i++)
        {
            var room = buffer.Room();
            largest = Math.Max(largest, room.Length);
            room.Span.Fill((byte)'x');
            buffer.Added(room.Length);
            buffer.TryTake(out _, out _);
        }

        Assert.That(largest, Is.LessThan(200_000));
    }

    [Test]
    public void Large_line_does_not_stay_resident()
    {
        var buffer = new LineBuffer(10 << 20);
        byte[] stream = [.. Enumerable.Repeat((byte)'x', 5 << 20), (byte)'\n'];

        Lines(buffer, stream, [64 << 10]);

        Assert.That(buffer.Room().Length, Is.LessThanOrEqualTo(64 << 10));
    }

    [Test]
    public void Last_line_without_a_line_feed_is_the_rest()
    {
        var buffer = new LineBuffer(100);

        Lines(buffer, "one\ntwo"u8.ToArray(), [3]);

        Assert.That(Text(buffer.Rest().Span), Is.EqualTo("two"));
    }

    private static List<(string Text, bool TooLong)> Lines(LineBuffer buffer, byte[] stream, int[] reads)
    {
        var lines = new List<(string, bool)>();
        var (position, turn) = (0, 0);
        while (position < stream.Length)
        {
            var room = buffer.Room();
            var count = Math.Min(Math.Min(reads[turn++ % reads.Length], room.Length), stream.Length - position);
            stream.AsSpan(position, count).CopyTo(room.Span);
            buffer.Added(count);
            position += count;
            while (buffer.TryTake(out var line, out var tooLong))
            {
                lines.Add((Text(line.Span), tooLong));
            }
        }

        return lines;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes);
}
