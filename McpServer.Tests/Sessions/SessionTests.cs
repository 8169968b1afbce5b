using Mcp.Contract;
using Mcp.Daemon.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Mcp.Tests.Calls;
using NUnit.Framework;

namespace Mcp.Tests.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class SessionTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly SessionRig _rig = new();

    public void Dispose() => _rig.Dispose();

    internal static Task<SessionEnd> RunAsync(Session session, Stream pipe) => session.RunAsync(
        pipe, new LineBuffer(1 << 20), 1 << 20, new McpServerOptions { ServerInfo = new Implementation { Name = "test", Version = "1" } },
        NullLoggerFactory.Instance, new ServiceCollection().BuildServiceProvider());

    [Test]
    public void New_session_has_just_been_heard_of()
    {
        var session = _rig.Session();

        Assert.That((session.Silence, session.Age, session.CreatedAt, session.Id.Length), Is.EqualTo((TimeSpan.Zero, TimeSpan.Zero, _rig.Time.GetUtcNow(), 12)));
    }

    [Test]
    public void Silence_grows_with_time()
    {
        var session = _rig.Session();

        _rig.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.That(session.Silence, Is.EqualTo(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void Message_ends_the_silence_but_not_the_age()
    {
        var session = _rig.Session();
        _rig.Time.Advance(TimeSpan.FromSeconds(3));

        session.Touch();
        _rig.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.That((session.Silence, session.Age), Is.EqualTo((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4))));
    }

    [TestCase(9.999, false)]
    [TestCase(10, true)]
    [TestCase(11, true)]
    public void Session_is_idle_from_the_limit_on(double seconds, bool idle)
    {
        var session = _rig.Session();

        _rig.Time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That(session.IsIdle(Limit), Is.EqualTo(idle));
    }

    [Test]
    public void Activity_puts_idleness_off()
    {
        var session = _rig.Session();
        _rig.Time.Advance(Limit / 2);
        session.Touch();
        _rig.Time.Advance(Limit / 2);

        Assert.That(session.IsIdle(Limit), Is.False);
    }

    [Test]
    public void Session_with_a_request_in_flight_is_never_idle()
    {
        var session = _rig.Session();
        session.Requests.TryAdd(new RpcId("a", 0), CallRig.Request("call"));
        _rig.Time.Advance(Limit * 100);
        var during = session.IsIdle(Limit);

        session.Requests.Take(new RpcId("a", 0));

        Assert.That((during, session.IsIdle(Limit)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Shim_that_closes_the_pipe_ends_the_session(CancellationToken cancellationToken)
    {
        var (daemon, shim) = await _rig.PipeAsync(cancellationToken);
        var running = RunAsync(_rig.Session(), daemon);

        await shim.DisposeAsync();

        Assert.That(await running.WaitAsync(cancellationToken), Is.EqualTo(SessionEnd.ClientLeft));
    }

    [Test]
    public async Task Session_closed_by_us_ends_with_our_reason(CancellationToken cancellationToken)
    {
        var (daemon, shim) = await _rig.PipeAsync(cancellationToken);
        await using var _ = shim;
        var session = _rig.Session();
        var running = RunAsync(session, daemon);

        session.Close(SessionEnd.Idle);

        Assert.That(await running.WaitAsync(cancellationToken), Is.EqualTo(SessionEnd.Idle));
    }

    [Test]
    public async Task First_reason_stands()
    {
        var session = _rig.Session();
        session.Close(SessionEnd.Superseded);
        session.Close(SessionEnd.Stopping);

        Assert.That(await RunAsync(session, new MemoryStream()), Is.EqualTo(SessionEnd.Superseded));
    }

    [Test]
    public async Task Session_logs_that_it_opened_and_why_it_ended(CancellationToken cancellationToken)
    {
        await RunAsync(_rig.Session("0123456789ab"), new MemoryStream());

        Assert.That(await _rig.Log.FirstAsync("session_open", cancellationToken), Does.Contain("0123456789ab"));
        Assert.That(await _rig.Log.FirstAsync("session_end", cancellationToken), Does.Contain("ClientLeft"));
    }

    [TestCase("0123456789ab", "0123456789ab")]
    [TestCase("0123456789AB", null)]
    [TestCase("0123456789abc", null)]
    [TestCase("../../../etc", null)]
    [TestCase(null, null)]
    public void Shim_that_comes_back_keeps_a_name_that_is_one(string? brought, string? kept)
    {
        var identity = SessionIdentity.For(new Hello { Contract = 1, Build = "b", Pid = 1, Session = brought, Epoch = 0 });

        Assert.That(identity.Id, kept is null ? Is.Not.EqualTo(brought).And.Match("^[0-9a-f]{12}$") : Is.EqualTo(kept));
        Assert.That(identity.Epoch, Is.EqualTo(1));
    }
}
