using System.Buffers;
using System.Text.Json;
using CsCheck;
using Mcp.Contract;
using NUnit.Framework;

namespace Mcp.Tests.Contract;

public class RpcIdTests
{
    [Test]
    public void Whatever_is_written_is_read_as_the_same_id()
    {
        var ids = Gen.OneOf(Gen.Long.Select(number => new RpcId(null, number)), Gen.String.AlphaNumeric.Select(text => new RpcId(text, 0)),
            Gen.Char['\u0000', '\uD7FF'].Array[0, 10].Select(chars => new RpcId(new string(chars), 0)));

        ids.Sample(id => Read(Written(id)) == id, iter: 2_000, threads: 1);
    }

    [Test]
    public void Words_for_people_tell_text_from_number()
    {
        Assert.That((new RpcId("1", 0).ToString(), new RpcId(null, 1).ToString()), Is.EqualTo(("\"1\"", "1")));
    }

    private static byte[] Written(RpcId id)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            id.Write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static RpcId? Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return RpcId.TryRead(ref reader, out var id) ? id : null;
    }
}
