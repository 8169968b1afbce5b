using System.Runtime.InteropServices;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Choosing;
using Mcp.Daemon.Experts.Usage;
using Mcp.Daemon.Files;
using Mcp.Daemon.Sessions;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tools;

namespace Mcp.Daemon;

/// <summary>Gathers what <c>version</c> and <c>status</c> report, at the moment they ask.</summary>
internal sealed class DaemonStatus(
    DaemonIdentity identity, SessionTable sessions, CallCounters calls, CallTable table, DaemonSettings settings, ModelChooser models,
    ModelCatalogue catalogue, ExpertsView experts, UsageLedger ledger, SettingsReader reader, ThreadStore threads, Lazy<ToolList> tools, TimeProvider time)
{
    public VersionReport Version() => new(
        "mcp-expert", identity.Version, identity.Build, RuntimeInformation.FrameworkDescription, identity.Pid,
        Math.Round((time.GetUtcNow() - identity.StartedAt).TotalSeconds, 3));

    /// <summary>What of the session's tool lists names no tool.</summary>
    public IEnumerable<string> ToolWarnings(SessionConfiguration session) => tools.Value.Warnings(ToolOffer.Of(session));

    /// <param name="workspace">The asking session's own; it sees no other's.</param>
    /// <param name="session">The asking session's settings.</param>
    public async Task<StatusReport> ReportAsync(Workspace workspace, SessionConfiguration session, CancellationToken cancellationToken)
    {
        var spent = await ledger.TotalsAsync(ledger.Today, cancellationToken);
        var ledgerFault = await ledger.FaultAsync(cancellationToken);
        var figures = sessions.Figures(settings.Sessions.IdleTimeout);
        var live = table.Figures;
        var ladder = session.Ladder;
        var offer = models.Known(session);
        return new StatusReport
        {
            Daemon = Version(),
            Sessions = new SessionStatus(
                figures.Open, figures.Active, figures.RequestsInFlight, Math.Round(figures.OldestSeconds, 1),
                Math.Round(figures.NewestSeconds, 1), Math.Round(figures.AverageSeconds, 1), figures.Opened, figures.Refused, figures.Swept),
            Calls = new CallStatus(
                calls.Running, calls.Total, calls.Failed, calls.TimedOut, calls.Cancelled, calls.Abandoned,
                live.Waiters, live.Uncollected, live.HandedBack, live.Collected),
            Ladder = new LadderStatus(
                ladder.Expert.TotalSeconds, ladder.SimpleTool.TotalSeconds, ladder.WorkflowTool.TotalSeconds,
                ladder.Daemon.TotalSeconds, ladder.Shim.TotalSeconds, ladder.Client.TotalSeconds),
            Workspace = workspace.Root,
            StateDirectory = identity.StatePath,
            Log = identity.LogPath,
            Configured = [.. offer.Endpoints.Usable.Select(endpoint => endpoint.Name)],
            Experts = experts.Now(offer.Endpoints),
            SpentToday =
            [
                .. spent.Select(total => new SpentStatus(
                    total.Provider, total.Model, total.Attempts, total.InputTokens, total.CachedTokens, total.OutputTokens,
                    MicroDollars.ToUsd(total.CostMicro), total.Unpriced)),
            ],
            Warnings =
            [
                .. reader.Warnings, .. session.Warnings, .. offer.Endpoints.Warnings, .. offer.Allowed.Warnings(offer.Known),
                .. catalogue.Current.Faults, .. ToolWarnings(session), .. new[] { ledgerFault, threads.Notice }.OfType<string>(),
            ],
            DisabledTools = [.. session.DisabledTools.Order()],
        };
    }
}
