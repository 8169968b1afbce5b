using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Choosing;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Usage;
using Mcp.Daemon.Git;
using Mcp.Daemon.Sessions;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon;

/// <summary>Looks at each part of the daemon when <c>health</c> asks, and says of each whether it is well and what to do if not.</summary>
internal sealed class DaemonHealth(
    DaemonIdentity identity, DaemonStatus status, ThreadShelf threads, UsageLedger ledger, ModelCatalogue catalogue, ModelChooser chooser,
    ExpertsView experts, GitProgram git, SettingsReader reader, WriteProbe threadWrites, PromptFiles prompts)
{
    // Less than this and the next answer may not be kept.
    private const long FewBytes = 100L << 20;

    /// <param name="probe">Whether endpoints are asked for their list of models, which costs nothing but a moment.</param>
    public async Task<IReadOnlyList<HealthCheck>> CheckAsync(SessionConfiguration session, bool probe, CancellationToken cancellationToken)
    {
        var version = status.Version();
        return
        [
            new HealthCheck("daemon", HealthState.Ok, $"version {version.Version}, pid {version.Pid}, up {version.UptimeSeconds:0} s"),
            State(),
            Threads(),
            await UsageAsync(cancellationToken),
            await GitAsync(cancellationToken),
            Of("settings", [.. reader.Warnings, .. session.Warnings, .. status.ToolWarnings(session), .. await DefaultModelAsync(session, cancellationToken)], "all settings make sense"),
            Prompts(),
            Of("models", catalogue.Current.Faults, "the catalogue is sound"),
            .. await EndpointsAsync(session, probe, cancellationToken),
            .. experts.Now(EndpointTable.For(session)).Models.Select(model => new HealthCheck(
                model.Model, model.State is ModelHealthState.Open ? HealthState.Failed : HealthState.Warning,
                $"{Counted.Of(model.Failures, "call")} failed in a row; {(model.State is ModelHealthState.Open ? $"left alone for another {model.SecondsUntilRecovery:0} s" : "still asked")}")),
        ];
    }

    private HealthCheck State()
    {
        try
        {
            var probe = Path.Combine(identity.StatePath, $".health-{identity.Pid}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            var free = new DriveInfo(identity.StatePath).AvailableFreeSpace;
            return free < FewBytes
                ? new HealthCheck("state directory", HealthState.Warning, $"{identity.StatePath} has {free >> 20} MiB left; free some space")
                : new HealthCheck("state directory", HealthState.Ok, $"{identity.StatePath}, {free >> 30} GiB free");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new HealthCheck("state directory", HealthState.Failed, $"{identity.StatePath} cannot be written: {e.Message}");
        }
    }

    private HealthCheck Prompts()
    {
        var (own, warnings) = (prompts.Own().ToList(), prompts.Warnings());
        var whose = own.Count > 0 ? $"your own: {string.Join(", ", own)}." : "as they come with the product.";
        return new HealthCheck("prompts", warnings.Count > 0 ? HealthState.Warning : HealthState.Ok, string.Join(' ', warnings.Prepend(whose)));
    }

    private HealthCheck Threads()
    {
        try
        {
            var count = threads.Count();
            return threadWrites.Fault() is { } fault
                ? new HealthCheck("threads", HealthState.Failed, $"{fault} Until then steps and answers are given and not kept, and no thread can go on.")
                : threads.Notice is { } notice ? new HealthCheck("threads", HealthState.Warning, notice)
                : new HealthCheck("threads", HealthState.Ok, $"{Counted.Of(count, "thread")} of all workspaces");
        }
        catch (ToolFailureException e)
        {
            return new HealthCheck("threads", HealthState.Failed, e.Message);
        }
    }

    // What every call that names no model would run into. Endpoints are asked for their lists only where nothing else settles it.
    private async Task<IReadOnlyList<string>> DefaultModelAsync(SessionConfiguration session, CancellationToken cancellationToken)
    {
        if (chooser.Known(session) is not { DefaultModel: not null, Endpoints.Usable.Count: > 0 })
        {
            return [];
        }

        try
        {
            await chooser.ChooseAsync(session, new ModelRequest(ModelCategory.Balanced), cancellationToken);
            return [];
        }
        catch (ToolFailureException e)
        {
            return [$"{e.Message} Until DEFAULT_MODEL is mended, a call must name its model."];
        }
    }

    private async Task<HealthCheck> UsageAsync(CancellationToken cancellationToken) =>
        await ledger.FaultAsync(cancellationToken) is { } fault
            ? new HealthCheck("usage", HealthState.Warning, fault)
            : new HealthCheck("usage", HealthState.Ok, "every attempt is written down");

    private async Task<HealthCheck> GitAsync(CancellationToken cancellationToken)
    {
        try
        {
            var said = await git.RunAsync(new GitRequest(identity.StatePath, "--version"), cancellationToken);
            return new HealthCheck("git", said.Succeeded ? HealthState.Ok : HealthState.Warning, said.Succeeded ? said.Line : said.Error);
        }
        catch (ToolFailureException e)
        {
            return new HealthCheck("git", HealthState.Warning, $"{e.Message} precommit needs it.");
        }
    }

    private async Task<IReadOnlyList<HealthCheck>> EndpointsAsync(SessionConfiguration session, bool probe, CancellationToken cancellationToken)
    {
        var table = EndpointTable.For(session);
        if (table.Usable.Count == 0)
        {
            return [new HealthCheck("experts", HealthState.Warning, $"No expert can be asked. {table.HowToBeginHere}")];
        }

        var found = probe ? await chooser.ProbeAsync(session, cancellationToken) : [];
        return
        [
            .. table.Usable.Select(endpoint => found.FirstOrDefault(one => one.Endpoint == endpoint.Name) is { } answer
                ? new HealthCheck(endpoint.Name, answer.Fault is null ? HealthState.Ok : HealthState.Failed, answer.Fault ?? $"{Counted.Of(answer.Models.Count, "model")} at {endpoint.BaseUrl}")
                : new HealthCheck(endpoint.Name, HealthState.Ok, $"configured, {endpoint.BaseUrl}{(probe ? "; its models are in the catalogue" : "; probe true asks it")}")),
            .. table.Warnings.Select(warning => new HealthCheck("experts", HealthState.Warning, warning)),
        ];
    }

    private static HealthCheck Of(string part, IReadOnlyList<string> faults, string well) => faults.Count == 0
        ? new HealthCheck(part, HealthState.Ok, well)
        : new HealthCheck(part, HealthState.Warning, string.Join(" ", faults));
}
