using System.Text;
using System.Text.Json;
using Mcp.Contract;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Sessions;
using Mcp.Tests.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace Mcp.Tests.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class AdmissionTests : IDisposable
{
    private static readonly Hello Good = new() { Contract = Hello.CurrentContract, Build = "b", Pid = 42, Epoch = 2, Session = "0123456789ab" };

    private readonly SessionRig _rig = new();
    private readonly StoppingHost _host = new();
    private readonly RecordedLog<Admission> _log = new();
    private readonly SessionTable _table;
    private ILoggerFactory _loggers = NullLoggerFactory.Instance;

    public AdmissionTests() => _table = new SessionTable(1, _rig.Time);

    public void Dispose()
    {
        _table.Dispose();
        _rig.Dispose();
    }

    [Test]
    public async Task Hello_is_welcomed_with_a_session(CancellationToken cancellationToken)
    {
        var (session, welcome) = await AdmitAsync(Good, cancellationToken);

        Assert.That(_table.Find("0123456789ab"), Is.SameAs(session));
        Assert.That(welcome, Is.EqualTo(new Welcome { Build = "build", Pid = 7, Session = "0123456789ab", LogPath = "/log", ShimRungSeconds = 240 }));
    }

    [Test]
    public async Task Variables_of_the_hello_are_the_sessions(CancellationToken cancellationToken)
    {
        var hello = Good with { Variables = new Dictionary<string, string> { ["SHIM_TIMEOUT_SECS"] = "500", ["DISABLED_TOOLS"] = "status" } };

        var (session, welcome) = await AdmitAsync(hello, cancellationToken);

        Assert.That((welcome!.ShimRungSeconds, session!.Caller.Settings.DisabledTools.Single()), Is.EqualTo((500.0, "status")));
    }

    [Test]
    public async Task Failure_of_ours_is_answered_as_a_refusal_with_its_words(CancellationToken cancellationToken)
    {
        _loggers = new NoLoggers();

        var (session, welcome) = await AdmitAsync(Good, cancellationToken);

        Assert.That((session, welcome!.Refused), Is.EqualTo(((Session?)null, RefusalCode.Failed)));
        Assert.That(welcome.Reason, Does.Contain("there are no loggers"));
    }

    [Test]
    public async Task What_follows_hello_stays_for_the_session(CancellationToken cancellationToken)
    {
        var (daemon, shim) = await _rig.PipeAsync(cancellationToken);
        await using var ends = shim;
        await shim.WriteAsync((byte[])[.. ContractJson.Line(Good, ContractJson.Default.Hello), .. "next\n"u8], cancellationToken);
        var lines = new LineBuffer(1000);

        await Admission().AdmitAsync(daemon, lines, cancellationToken);

        Assert.That((lines.TryTake(out var line, out _), Encoding.ASCII.GetString(line.Span)), Is.EqualTo((true, "next")));
    }

    [TestCase("no json\n")]
    [TestCase("null\n")]
    [TestCase("""{"contract":1}""" + "\n")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"initialize"}""" + "\n")]
    public async Task Peer_that_says_something_else_is_refused(string said, CancellationToken cancellationToken)
    {
        var (session, welcome) = await AdmitAsync(Encoding.UTF8.GetBytes(said), cancellationToken);

        Assert.That((session, welcome!.Refused), Is.EqualTo(((Session?)null, RefusalCode.BadHello)));
    }

    [Test]
    public async Task Endless_hello_is_refused(CancellationToken cancellationToken)
    {
        var (_, welcome) = await AdmitAsync(Enumerable.Repeat((byte)'x', 300 << 10).ToArray(), cancellationToken);

        Assert.That((welcome!.Refused, welcome.Reason), Is.EqualTo((RefusalCode.BadHello, "The first line is longer than 256 KiB.")));
    }

    [Test]
    public async Task Silent_peer_is_not_waited_for_beyond_5_seconds(CancellationToken cancellationToken)
    {
        var (daemon, shim) = await _rig.PipeAsync(cancellationToken);
        await using var ends = shim;
        var admitting = Admission().AdmitAsync(daemon, new LineBuffer(1000), CancellationToken.None);

        _rig.Time.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThatAsync(() => admitting.WaitAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(cancellationToken.IsCancellationRequested, Is.False);
    }

    [Test]
    public async Task Another_contract_is_refused(CancellationToken cancellationToken)
    {
        var (_, welcome) = await AdmitAsync(Good with { Contract = Hello.CurrentContract + 1 }, cancellationToken);

        Assert.That(welcome!.Refused, Is.EqualTo(RefusalCode.ContractMismatch));
    }

    [Test]
    public async Task Stopping_daemon_refuses(CancellationToken cancellationToken)
    {
        _host.StopApplication();

        var (_, welcome) = await AdmitAsync(Good, cancellationToken);

        Assert.That(welcome!.Refused, Is.EqualTo(RefusalCode.ShuttingDown));
    }

    [Test]
    public async Task Settings_that_make_no_sense_are_refused_with_every_fault(CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string> { ["SHIM_TIMEOUT_SECS"] = "soon", ["WORKFLOW_TOOL_TIMEOUT_SECS"] = "never" };

        var (_, welcome) = await AdmitAsync(Good with { Variables = variables }, cancellationToken);

        Assert.That(welcome!.Refused, Is.EqualTo(RefusalCode.BadConfig));
        Assert.That(welcome.Reason, Does.Contain("SHIM_TIMEOUT_SECS").And.Contain("WORKFLOW_TOOL_TIMEOUT_SECS"));
    }

    [Test]
    public async Task Session_over_the_limit_is_refused_with_the_setting(CancellationToken cancellationToken)
    {
        await AdmitAsync(Good, cancellationToken);

        var (_, welcome) = await AdmitAsync(Good with { Session = null }, cancellationToken);

        Assert.That((welcome!.Refused, welcome.Reason), Is.EqualTo((RefusalCode.SessionLimit,
            "Maximum concurrent sessions (1) reached. Close an editor, or raise SESSION_MAX_CONCURRENT.")));
    }

    [Test]
    public async Task Refusal_is_logged_with_its_code(CancellationToken cancellationToken)
    {
        await AdmitAsync("no json\n"u8.ToArray(), cancellationToken);

        Assert.That(await _log.FirstAsync("session_refused", cancellationToken), Does.Contain("bad_hello"));
    }

    private Admission Admission() => new(
        _table, SettingsReader.Read(new SettingSources()), new DaemonSettings { Sessions = new SessionSettings { MaxConcurrent = 1 } },
        new DaemonIdentity("1", "build", 7, default, "/state", "/log"), _rig.Time, _host, _loggers, _log);

    private Task<(Session?, Welcome?)> AdmitAsync(Hello hello, CancellationToken cancellationToken) =>
        AdmitAsync(ContractJson.Line(hello, ContractJson.Default.Hello), cancellationToken);

    private async Task<(Session?, Welcome?)> AdmitAsync(byte[] said, CancellationToken cancellationToken)
    {
        using var each = new SessionRig();
        var (daemon, shim) = await each.PipeAsync(cancellationToken);
        await using var ends = shim;
        var saying = shim.WriteAsync(said, cancellationToken).AsTask();
        var session = await Admission().AdmitAsync(daemon, new LineBuffer(1 << 20), cancellationToken);
        var answer = await new StreamReader(shim).ReadLineAsync(cancellationToken);
        await daemon.DisposeAsync();
        await saying.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return (session, JsonSerializer.Deserialize(answer!, ContractJson.Default.Welcome));
    }

    private sealed class NoLoggers : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => throw new InvalidOperationException("there are no loggers");

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
