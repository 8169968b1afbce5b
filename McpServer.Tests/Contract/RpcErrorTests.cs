using System.Text;
using System.Text.Json;
using Mcp.Contract;
using NUnit.Framework;

namespace Mcp.Tests.Contract;

public class RpcErrorTests
{
    private static readonly RpcError Full = new(ErrorCode.TimedOut, "東京 \"später\" <b>")
    {
        Rung = "shim", Sent = "unknown", CallId = "a-1-2", DaemonPid = 42, LogPath = "/tmp/ä.jsonl", RetryAfterMs = 1500,
    };

    [Test]
    public void Line_is_one_json_object_and_a_line_feed()
    {
        var line = Encoding.UTF8.GetString(Full.ToLine(new RpcId("a\nb", 0)));

        Assert.That((line[^1], line.Count(c => c == '\n'), JsonDocument.Parse(line).RootElement.ValueKind), Is.EqualTo(('\n', 1, JsonValueKind.Object)));
    }

    [Test]
    public void Data_carries_every_particular()
    {
        var data = Error(Full).GetProperty("data").GetRawText();

        Assert.That(data, Is.EqualTo(
            """{"code":"timed_out","rung":"shim","sent":"unknown","call_id":"a-1-2","log":"/tmp/ä.jsonl","daemon_pid":42,"retry_after_ms":1500}"""));
    }

    [Test]
    public void Particulars_that_are_not_there_are_left_out()
    {
        Assert.That(Error(new RpcError(ErrorCode.Internal, "x")).GetProperty("data").GetRawText(), Is.EqualTo("""{"code":"internal"}"""));
    }

    [Test]
    public void Text_beyond_ascii_stays_readable()
    {
        Assert.That(Encoding.UTF8.GetString(Full.ToLine(null)), Does.Contain("東京").And.Contain("später").And.Contain("<b>"));
    }

    [TestCase("12")]
    [TestCase("\"12\"")]
    [TestCase("\"ü\\\"\\n\"")]
    [TestCase("-9223372036854775808")]
    public void Id_comes_back_as_the_value_it_was(string id)
    {
        var given = JsonDocument.Parse(id).RootElement;

        var answer = JsonDocument.Parse(Full.ToLine(MessageHead.Read(Encoding.UTF8.GetBytes($$"""{"id":{{id}},"method":"ping"}""")).Id));

        Assert.That(JsonElement.DeepEquals(answer.RootElement.GetProperty("id"), given), Is.True);
    }

    [Test]
    public void Without_an_id_it_answers_null()
    {
        Assert.That(JsonDocument.Parse(Full.ToLine(null)).RootElement.GetProperty("id").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [TestCase(ErrorCode.InvalidArgument, -32602)]
    [TestCase(ErrorCode.UnknownTool, -32602)]
    [TestCase(ErrorCode.TimedOut, -31001)]
    [TestCase(ErrorCode.DaemonLost, -31002)]
    [TestCase(ErrorCode.DaemonSilent, -31003)]
    [TestCase(ErrorCode.DaemonRefused, -31004)]
    [TestCase(ErrorCode.SessionLimit, -31005)]
    [TestCase(ErrorCode.LineTooLong, -32600)]
    [TestCase(ErrorCode.ParseError, -32700)]
    [TestCase(ErrorCode.Internal, -32603)]
    public void Code_has_its_number(string code, int number)
    {
        Assert.That(Error(new RpcError(code, "x")).GetProperty("code").GetInt32(), Is.EqualTo(number));
    }

    [TestCase("no json", -32700, "parse_error")]
    [TestCase("""{"id":1}""", -32600, "invalid_request")]
    public void Malformed_line_is_answered_by_what_is_wrong_with_it(string line, int number, string code)
    {
        var error = Error(RpcError.For(MessageHead.Read(Encoding.UTF8.GetBytes(line))));

        Assert.That((error.GetProperty("code").GetInt32(), error.GetProperty("data").GetProperty("code").GetString()), Is.EqualTo((number, code)));
    }

    [Test]
    public void Long_line_is_answered_with_the_limit()
    {
        Assert.That(RpcError.LineTooLong(LineBuffer.DefaultMaxLine).Message, Does.Contain("32 MiB"));
    }

    private static JsonElement Error(RpcError error) => JsonDocument.Parse(error.ToLine(null)).RootElement.GetProperty("error");
}
