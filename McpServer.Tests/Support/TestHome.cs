using System.Diagnostics;
using Mcp.Contract;

namespace Mcp.Tests.Support;

/// <summary>
/// A state directory of one test's own, with everything that was started in it: daemons, shims and clients meet
/// nobody outside, inherit nothing from whoever runs the tests, and are gone when it is disposed.
/// </summary>
internal sealed class TestHome : IAsyncDisposable
{
    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mcp-e2e-");
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<IAsyncDisposable> _started = [];

    /// <param name="state">The state directory below the home's own directory.</param>
    public TestHome(string state = "state")
    {
        StatePath = Path.Combine(_root.FullName, state);
        UserHome = _root.CreateSubdirectory("user").FullName;
        Workspace = _root.CreateSubdirectory("work").FullName;
    }

    /// <summary><c>MCP_EXPERT_HOME</c> of everything that is started here.</summary>
    public string StatePath { get; set; }

    public string UserHome { get; }

    public string Workspace { get; }

    public Endpoint Endpoint => Endpoint.For(new StateDirectory(StatePath), BuildIdentity.Of(Build.Daemon));

    /// <summary>The one daemon that runs with this home.</summary>
    public int DaemonPid => Daemons.Single();

    /// <summary>The daemons that run with this home, by their processes and not by what they say.</summary>
    public IReadOnlyList<int> Daemons => [.. ProcessTable.OfHome(StatePath).Where(pid => Is(pid, Build.Daemon))];

    /// <summary>What runs with this home and is neither daemon nor shim of a test.</summary>
    public IReadOnlyList<int> Processes => ProcessTable.OfHome(StatePath);

    /// <summary>A path in this home, for a test's own file.</summary>
    public string File(string name) => Path.Combine(_root.FullName, name);

    /// <summary>Sets a variable for everything that is started from now on.</summary>
    public TestHome With(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    public ShimProcess StartShim(params (string Name, string Value)[] variables) => StartShim(Start(Build.Shim, variables));

    /// <param name="reading">False for a client that does not read what it is sent.</param>
    public ShimProcess StartShim(ProcessStartInfo start, bool reading = true)
    {
        var shim = new ShimProcess(start, reading);
        _started.Add(shim);
        return shim;
    }

    public async Task<ShimProcess> InitializedShimAsync(CancellationToken cancellationToken, params (string Name, string Value)[] variables)
    {
        var shim = StartShim(variables);
        await shim.InitializeAsync(cancellationToken);
        return shim;
    }

    /// <summary>Starts a daemon as an operator does; it listens when this returns.</summary>
    public async Task<DaemonProcess> StartDaemonAsync(CancellationToken cancellationToken, params (string Name, string Value)[] variables)
    {
        var daemon = await DaemonProcess.StartAsync(Start(Build.Daemon, variables), cancellationToken);
        _started.Add(daemon);
        return daemon;
    }

    /// <summary>Connects to the daemon that runs here.</summary>
    public async Task<DirectClient> ConnectAsync(CancellationToken cancellationToken, params (string Name, string Value)[] variables)
    {
        var hello = new Hello
        {
            Contract = Hello.CurrentContract,
            Build = Endpoint.Build,
            Pid = Environment.ProcessId,
            Workspace = Workspace,
            Variables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
        };
        var client = await DirectClient.ConnectAsync(Endpoint.PipeName, hello, cancellationToken);
        _started.Add(client);
        return client;
    }

    /// <summary>A client on the given route that has said initialize; starts a daemon where there is none.</summary>
    public async Task<LineClient> OpenAsync(Route route, CancellationToken cancellationToken)
    {
        LineClient client;
        if (route is Route.ThroughShim)
        {
            client = StartShim();
        }
        else
        {
            if (Daemons.Count == 0)
            {
                await StartDaemonAsync(cancellationToken);
            }

            client = await ConnectAsync(cancellationToken, [.. _variables.Select(pair => (pair.Key, pair.Value))]);
        }

        await client.InitializeAsync(cancellationToken);
        return client;
    }

    /// <summary>How an executable is started here: with a bare environment, as editors give it, and what the test sets.</summary>
    public ProcessStartInfo Start(string executable, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(executable) { WorkingDirectory = Workspace };
        start.Environment.Clear();
        start.Environment["HOME"] = UserHome;
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["DOTNET_ROOT"] = Build.DotnetRoot;
        start.Environment["MCP_EXPERT_HOME"] = StatePath;
        start.Environment["MCP_EXPERT_DAEMON"] = Build.Daemon;
        foreach (var (name, value) in _variables.Select(pair => (pair.Key, pair.Value)).Concat(variables))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>What the logs of this home say, for a test that failed.</summary>
    public string Logs()
    {
        var logs = Path.Combine(StatePath, "logs");
        return Directory.Exists(logs)
            ? string.Join("\n", Directory.EnumerateFiles(logs).Select(file => $"== {file}\n{string.Join("\n", System.IO.File.ReadLines(file).TakeLast(60))}"))
            : "";
    }

    /// <summary>Ends what one test started here and leaves the daemon.</summary>
    public async Task CloseClientsAsync()
    {
        foreach (var client in _started.OfType<LineClient>().ToList())
        {
            await client.DisposeAsync();
            _started.Remove(client);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var started in _started)
        {
            await started.DisposeAsync();
        }

        using var bound = new CancellationTokenSource(GoneWithin, TimeProvider.System);
        await Eventually.IsTrueAsync(
            () =>
            {
                var left = ProcessTable.OfHome(StatePath);
                left.ToList().ForEach(Signal.Kill);
                return left.Count == 0;
            },
            "the processes of this test end", bound.Token);
        if (System.IO.File.Exists(Endpoint.PipeName))
        {
            System.IO.File.Delete(Endpoint.PipeName); // outside this home when its path is long
        }

        _root.Delete(recursive: true);
    }

    private static bool Is(int pid, string executable) =>
        ProcessTable.CommandOf(pid).StartsWith(executable, StringComparison.Ordinal);
}
