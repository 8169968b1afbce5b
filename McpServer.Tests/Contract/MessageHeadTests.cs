using System.Text;
using CsCheck;
using Mcp.Contract;
using NUnit.Framework;

namespace Mcp.Tests.Contract;

public class MessageHeadTests
{
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", "Request")]
    [TestCase("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", "Notification")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"result":{}}""", "Response")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no"}}""", "Response")]
    [TestCase("""[{"jsonrpc":"2.0","id":1,"method":"ping"}]""", "Batch")]
    [TestCase("", "Blank")]
    [TestCase(" \t\r", "Blank")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"ping"}""" + "\r", "Request")]
    [TestCase("""{"jsonrpc":"2.0","id":1}""", "Malformed")]
    [TestCase("""{"jsonrpc":"2.0","result":{}}""", "Malformed")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":7}""", "Malformed")]
    [TestCase("\"ping\"", "Malformed")]
    [TestCase("17", "Malformed")]
    public void Line_is_of_its_kind(string line, string kind)
    {
        Assert.That(Read(line).Kind.ToString(), Is.EqualTo(kind));
    }

    [Test]
    public void Number_and_string_of_the_same_digits_are_two_ids()
    {
        Assert.That(Read("""{"id":1,"method":"ping"}""").Id, Is.Not.EqualTo(Read("""{"id":"1","method":"ping"}""").Id));
    }

    [Test]
    public void Two_spellings_of_one_string_are_one_id()
    {
        Assert.That(Read("""{"id":"\u0061\/b","method":"ping"}""").Id, Is.EqualTo(Read("""{"id":"a/b","method":"ping"}""").Id));
    }

    [TestCase("1.5")]
    [TestCase("1e400")]
    [TestCase("9223372036854775808")]
    [TestCase("null")]
    [TestCase("true")]
    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("\"\\ud800\"")]
    public void Id_that_mcp_does_not_allow_makes_a_line_malformed(string id)
    {
        var head = Read($$"""{"id":{{id}},"method":"ping"}""");

        Assert.That((head.Kind, head.Id, head.IsNotJson), Is.EqualTo((MessageKind.Malformed, (RpcId?)null, false)));
    }

    [TestCase("-9223372036854775808")]
    [TestCase("9223372036854775807")]
    public void Whole_numbers_of_64_bits_are_ids(string id)
    {
        Assert.That(Read($$"""{"id":{{id}},"method":"ping"}""").Id, Is.EqualTo(new RpcId(null, long.Parse(id))));
    }

    [Test]
    public void Line_without_method_is_malformed_but_keeps_its_id()
    {
        Assert.That(Read("""{"id":"a","params":{}}""").Id, Is.EqualTo(new RpcId("a", 0)));
    }

    [TestCase("""{"id":1,"method":"ping"} x""")]
    [TestCase("""{"id":1,"method":"ping"}{"id":2,"method":"ping"}""")]
    [TestCase("""{"id":1,"method":"ping",}""")]
    [TestCase("""{"id":1,"method":"pi""")]
    [TestCase("""{"id":1,"method":"ping","params":{"a":NaN}}""")]
    [TestCase("// no\n{}")]
    public void Text_that_is_no_json_is_told_apart_from_json_that_is_no_message(string line)
    {
        Assert.That((Read(line).Kind, Read(line).IsNotJson), Is.EqualTo((MessageKind.Malformed, true)));
    }

    [Test]
    public void Cut_line_keeps_the_id_that_was_read_before_the_cut()
    {
        Assert.That(Read("""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":""").Id, Is.EqualTo(new RpcId(null, 7)));
    }

    [Test]
    public void Object_nested_deeper_than_the_reader_goes_is_malformed()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));

        Assert.That(Read("""{"id":1,"method":"ping","params":{"a":""" + deep + "}}").Kind, Is.EqualTo(MessageKind.Malformed));
    }

    [Test]
    public void Progress_token_of_a_request_stands_in_meta_only()
    {
        var head = Read("""{"id":1,"method":"tools/call","params":{"progressToken":"own","_meta":{"progressToken":"meta"}}}""");

        Assert.That(head.ProgressToken, Is.EqualTo(new RpcId("meta", 0)));
    }

    [Test]
    public void Progress_token_of_a_notification_is_its_own()
    {
        var head = Read("""{"method":"notifications/progress","params":{"progressToken":5,"_meta":{"progressToken":"meta"}}}""");

        Assert.That(head.ProgressToken, Is.EqualTo(new RpcId(null, 5)));
    }

    [Test]
    public void Token_deeper_inside_the_arguments_is_no_token()
    {
        var head = Read("""{"id":1,"method":"tools/call","params":{"arguments":{"_meta":{"progressToken":1},"requestId":2}}}""");

        Assert.That((head.ProgressToken, head.RequestId), Is.EqualTo(((RpcId?)null, (RpcId?)null)));
    }

    [TestCase("3", null, 3)]
    [TestCase("\"3\"", "3", 0)]
    public void Cancellation_names_its_request(string id, string? text, long number)
    {
        var head = Read($$$"""{"method":"notifications/cancelled","params":{"reason":"x","requestId":{{{id}}}}}""");

        Assert.That(head.RequestId, Is.EqualTo(new RpcId(text, number)));
    }

    [Test]
    public void Of_two_members_of_one_name_the_last_counts()
    {
        var head = Read("""{"id":1,"method":"ping","id":2,"method":"tools/list"}""");

        Assert.That((head.Id, head.Method), Is.EqualTo(((RpcId?)new RpcId(null, 2), "tools/list")));
    }

    [Test]
    public void Escaped_member_names_are_read()
    {
        var head = Read("""{"\u0069d":4,"m\u0065thod":"tools\/call"}""");

        Assert.That((head.Id, head.Method), Is.EqualTo(((RpcId?)new RpcId(null, 4), "tools/call")));
    }

    [Test]
    public void Invalid_utf_8_in_an_id_or_method_is_malformed()
    {
        byte[] id = [.. """{"id":"a"""u8, 0xFF, .. "\",\"method\":\"ping\"}"u8];
        byte[] method = [.. """{"id":1,"method":"p"""u8, 0xFF, .. "\"}"u8];

        Assert.That((MessageHead.Read(id).Kind, MessageHead.Read(method).Kind), Is.EqualTo((MessageKind.Malformed, MessageKind.Malformed)));
    }

    [Test]
    public void Fault_of_a_long_line_stays_short()
    {
        Assert.That(Read("{\"id\":1," + new string('x', 100_000)).Fault, Has.Length.LessThan(250));
    }

    [Test]
    public void No_bytes_whatever_make_it_throw()
    {
        Gen.Byte.Array[0, 200].Sample(bytes => Enum.IsDefined(MessageHead.Read(bytes).Kind), iter: 3_000, threads: 1);
    }

    [Test]
    public void Cutting_a_message_anywhere_makes_it_malformed_or_nothing()
    {
        var whole = """{"jsonrpc":"2.0","id":"a\u00e9","method":"tools/call","params":{"_meta":{"progressToken":1.0},"requestId":[{}]}}"""u8.ToArray();

        var kinds = Enumerable.Range(0, whole.Length).Select(length => MessageHead.Read(whole.AsSpan(0, length)).Kind).Distinct();

        Assert.That(kinds, Is.EquivalentTo([MessageKind.Blank, MessageKind.Malformed]));
    }

    private static MessageHead Read(string line) => MessageHead.Read(Encoding.UTF8.GetBytes(line));
}
