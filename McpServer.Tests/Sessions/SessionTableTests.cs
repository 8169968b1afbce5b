using Mcp.Contract;
using Mcp.Daemon.Sessions;
using Mcp.Tests.Calls;
using NUnit.Framework;

namespace Mcp.Tests.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SessionTableTests : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    private readonly SessionRig _rig = new();
    private readonly SessionTable _table;

    public SessionTableTests() => _table = new SessionTable(3, _rig.Time);

    public void Dispose()
    {
        _table.Dispose();
        _rig.Dispose();
    }

    [Test]
    public void Added_session_is_found_by_its_id()
    {
        var session = Added();

        Assert.That(_table.Find(session.Id), Is.SameAs(session));
    }

    [Test]
    public void Unknown_id_finds_nothing()
    {
        Assert.That(_table.Find("unknown"), Is.Null);
    }

    [Test]
    public void Removed_session_is_gone()
    {
        var session = Added();

        _table.Remove(session);

        Assert.That((_table.Find(session.Id), _table.Count), Is.EqualTo(((Session?)null, 0)));
    }

    [Test]
    public void Removing_what_is_not_there_does_nothing()
    {
        Added();

        _table.Remove(_rig.Session());

        Assert.That(_table.Count, Is.EqualTo(1));
    }

    [Test]
    public void Sessions_up_to_the_limit_are_taken()
    {
        Assert.That(Enumerable.Range(0, 3).Select(_ => _table.TryAdd(_rig.Session())), Is.All.True);
    }

    [Test]
    public void Session_over_the_limit_is_refused_and_counted()
    {
        Fill();

        Assert.That((_table.TryAdd(_rig.Session()), _table.Refused, _table.Count), Is.EqualTo((false, 1L, 3)));
    }

    [Test]
    public void Terminal_command_is_let_in_beyond_the_limit()
    {
        Fill();

        Assert.That(_table.TryAdd(_rig.Session(command: "stop")), Is.True);
    }

    [Test]
    public void Removal_makes_room_for_another()
    {
        var sessions = Fill();
        _table.Remove(sessions[0]);

        Assert.That(_table.TryAdd(_rig.Session()), Is.True);
    }

    [Test]
    public async Task Session_that_comes_back_supersedes_its_own_even_at_the_limit()
    {
        var old = Fill()[0];
        var young = _rig.Session(old.Id);

        Assert.That(_table.TryAdd(young), Is.True);
        Assert.That((_table.Find(old.Id), _table.Count, await EndOfAsync(old)), Is.EqualTo(((Session?)young, 3, SessionEnd.Superseded)));
    }

    [Test]
    public void End_of_a_superseded_session_does_not_remove_its_successor()
    {
        var old = Added();
        var young = _rig.Session(old.Id);
        _table.TryAdd(young);

        _table.Remove(old);

        Assert.That(_table.Find(young.Id), Is.SameAs(young));
    }

    [Test]
    public async Task Sweep_closes_every_session_that_was_silent_for_the_limit()
    {
        var sessions = Fill();
        _rig.Time.Advance(Idle);

        Assert.That(_table.Sweep(Idle), Is.EqualTo(3));
        Assert.That(await Task.WhenAll(sessions.Select(EndOfAsync)), Is.All.EqualTo(SessionEnd.Idle));
    }

    [Test]
    public void Sweep_spares_what_was_heard_of()
    {
        Added();
        var active = Added();
        _rig.Time.Advance(Idle / 2);
        active.Touch();
        _rig.Time.Advance(Idle / 2);

        Assert.That((_table.Sweep(Idle), active.IsIdle(Idle)), Is.EqualTo((1, false)));
    }

    [Test]
    public void Sweep_spares_a_session_with_a_call_in_flight()
    {
        var busy = Added();
        busy.Requests.TryAdd(new RpcId("a", 0), CallRig.Request("call"));
        _rig.Time.Advance(Idle * 10);

        Assert.That(_table.Sweep(Idle), Is.Zero);
    }

    [Test]
    public void Room_after_a_sweep_is_room_for_new_sessions()
    {
        var sessions = Fill();
        _rig.Time.Advance(Idle);
        _table.Sweep(Idle);
        Array.ForEach(sessions, _table.Remove); // as their connections end

        Assert.That(_table.TryAdd(_rig.Session()), Is.True);
    }

    [Test]
    public async Task Stopping_closes_all()
    {
        var sessions = Fill();

        _table.CloseAll(SessionEnd.Stopping);

        Assert.That(await Task.WhenAll(sessions.Select(EndOfAsync)), Is.All.EqualTo(SessionEnd.Stopping));
    }

    [Test]
    public void Figures_of_an_empty_table_are_zeros()
    {
        Assert.That(_table.Figures(Idle), Is.EqualTo(new SessionFigures(0, 0, 0, 0, 0, 0, 0, 0, 0)));
    }

    [Test]
    public void Figures_count_sessions_requests_and_ages()
    {
        Added().Requests.TryAdd(new RpcId("a", 0), CallRig.Request("call"));
        _rig.Time.Advance(TimeSpan.FromSeconds(10));
        Added();
        _rig.Time.Advance(TimeSpan.FromSeconds(20));

        Assert.That(_table.Figures(Idle), Is.EqualTo(new SessionFigures(2, 2, 1, 30, 20, 25, 2, 0, 0)));
    }

    [Test]
    public void Silent_session_is_open_and_not_active()
    {
        Added();
        _rig.Time.Advance(Idle);

        Assert.That((_table.Figures(Idle).Open, _table.Figures(Idle).Active), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Figures_remember_what_was_opened_refused_and_swept()
    {
        var sessions = Fill();
        _table.TryAdd(_rig.Session());
        _rig.Time.Advance(Idle);
        _table.Sweep(Idle);
        Array.ForEach(sessions, _table.Remove);

        Assert.That(_table.Figures(Idle), Is.EqualTo(new SessionFigures(0, 0, 0, 0, 0, 0, 3, 1, 3)));
    }

    [Test]
    public void Table_is_empty_since_its_last_session_left()
    {
        var session = Added();
        _rig.Time.Advance(Idle);
        var during = _table.EmptyFor;
        _table.Remove(session);
        _rig.Time.Advance(TimeSpan.FromMinutes(3));

        Assert.That((during, _table.EmptyFor), Is.EqualTo(((TimeSpan?)null, (TimeSpan?)TimeSpan.FromMinutes(3))));
    }

    [Test]
    public void Two_tables_share_nothing()
    {
        using var other = new SessionTable(3, _rig.Time);
        var session = Added();

        Assert.That((other.Find(session.Id), other.Count), Is.EqualTo(((Session?)null, 0)));
    }

    private Session Added()
    {
        var session = _rig.Session();
        _table.TryAdd(session);
        return session;
    }

    private Session[] Fill() => [Added(), Added(), Added()];

    // A closed session that is then run ends at once and says why it was closed.
    private static Task<SessionEnd> EndOfAsync(Session session) => SessionTests.RunAsync(session, new MemoryStream());
}
