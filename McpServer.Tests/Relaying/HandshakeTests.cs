using System.Text;
using Mcp.Contract;
using Mcp.Shim.Relaying;
using NUnit.Framework;

namespace Mcp.Tests.Relaying;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class HandshakeTests
{
    private const string Initialize = """{"id":1,"method":"initialize","params":{}}""";
    private const string Initialized = """{"method":"notifications/initialized"}""";

    private readonly Handshake _handshake = new();

    [Test]
    public void Unanswered_handshake_is_not_replayed()
    {
        Note(Initialize);

        Assert.That(_handshake.Replay, Is.Null);
    }

    [Test]
    public void Answered_handshake_is_replayed_as_it_came()
    {
        Note(Initialize);
        Answer(KnownMethod.Initialize);
        Note(Initialized);

        Assert.That(Replayed(), Is.EqualTo((Initialize, new RpcId(null, 1), Initialized)));
    }

    [Test]
    public void Client_that_never_said_initialized_has_it_not_said_for_it()
    {
        Note(Initialize);
        Answer(KnownMethod.Initialize);

        Assert.That(_handshake.Replay!.Value.Initialized, Is.Null);
    }

    [Test]
    public void Answer_to_another_request_completes_no_handshake()
    {
        Note(Initialize);
        Answer(KnownMethod.Ping);

        Assert.That(_handshake.Replay, Is.Null);
    }

    [Test]
    public void Second_initialize_counts_only_when_it_is_answered_too()
    {
        Note(Initialize);
        Answer(KnownMethod.Initialize);
        Note(Initialize);

        Assert.That(_handshake.Replay, Is.Null);
    }

    private void Note(string line) => _handshake.Note(MessageHead.Read(Encoding.UTF8.GetBytes(line)), Encoding.UTF8.GetBytes(line));

    private void Answer(string method) => _handshake.NoteAnswered(RelayParts.Call("1", method));

    private (string, RpcId, string) Replayed()
    {
        var (initialize, id, initialized) = _handshake.Replay!.Value;
        return (Encoding.UTF8.GetString(initialize), id, Encoding.UTF8.GetString(initialized!));
    }
}
