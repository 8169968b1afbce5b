using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Usage;
using Mcp.Daemon.Timeouts;
using Mcp.Tests.Logging;
using Mcp.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Mcp.Tests.Experts.Usage;

/// <summary>A ledger in a folder of its own, with a clock of its own and made-up models.</summary>
internal sealed class UsageRig : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    public UsageRig() => Ledger = Another();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 23, 0, 0, TimeSpan.Zero));

    public RecordedLog<UsageLedger> Log { get; } = new();

    public UsageLedger Ledger { get; set; }

    public string File => _folder[UsageLedger.FileName];

    public string Folder => _folder.Path;

    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>One more daemon on the same file.</summary>
    public UsageLedger Another() => new(_folder.Path, Time, Log);

    public Budget Budget() => new(Ledger, Time);

    /// <summary>A dollar for a million tokens either way, so a token costs a millionth, unless said otherwise.</summary>
    public static ModelChoice Model(decimal? price = 1, bool local = false) => new(
        new ExpertEndpoint
        {
            Name = "kimi",
            Kind = ProviderKind.Kimi,
            BaseUrl = new Uri("http://127.0.0.1:1/v1"),
            Silence = TimeSpan.FromSeconds(90),
            SearchSilence = TimeSpan.FromSeconds(90),
            IsLocal = local,
            Fingerprint = "kimi",
        },
        new CatalogueModel { Name = "kimi-k2", Provider = "kimi", InputPrice = price, OutputPrice = price });

    public static AskContext Ask(decimal? call = null, decimal? day = null, string id = "call-1") => new()
    {
        CallId = id,
        SessionId = "session-1",
        Tool = "chat",
        Activity = new ExpertActivity(_ => { }),
        Settings = new SessionConfiguration
        {
            Ladder = TimeoutLadder.Default,
            Heartbeat = TimeSpan.FromSeconds(6),
            Roots = [],
            DisabledTools = new HashSet<string>(),
            Locale = null,
            CallBudgetUsd = call,
            DayBudgetUsd = day,
        },
    };

    public UsageRow Row(string id, long? cost, string call = "call-1", UsageOutcome outcome = UsageOutcome.Running) => new()
    {
        Id = id,
        CallId = call,
        SessionId = "session-1",
        Tool = "chat",
        Provider = "kimi",
        Model = "kimi-k2",
        StartedAt = Time.GetUtcNow(),
        InputTokens = 10,
        OutputTokens = 5,
        CostMicro = cost,
        Outcome = outcome,
    };

    public async Task<UsageTotal> TotalAsync(CancellationToken cancellationToken) =>
        (await Ledger.TotalsAsync(Today, cancellationToken)).Single();

    public LedgerClient Client(IChatClient inner, AskUsage usage, AskContext? ask = null, ModelChoice? model = null) =>
        new(inner, model ?? Model(), ask ?? Ask(), Budget(), usage);

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        _folder.Dispose();
    }
}
