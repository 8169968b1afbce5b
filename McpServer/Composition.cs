using System.Diagnostics.CodeAnalysis;
using Mcp.Contract;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Git;
using Mcp.Daemon.Listening;
using Mcp.Daemon.Logging;
using Mcp.Daemon.Sessions;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Tools;
using Mcp.Daemon.Tools.Activity;
using Mcp.Daemon.Tools.Analyze;
using Mcp.Daemon.Tools.Challenge;
using Mcp.Daemon.Tools.Chat;
using Mcp.Daemon.Tools.CodeReview;
using Mcp.Daemon.Tools.Consensus;
using Mcp.Daemon.Tools.Debug;
using Mcp.Daemon.Tools.DocGen;
using Mcp.Daemon.Tools.Glm;
using Mcp.Daemon.Tools.Kimi;
using Mcp.Daemon.Tools.Planner;
using Mcp.Daemon.Tools.Precommit;
using Mcp.Daemon.Tools.Refactor;
using Mcp.Daemon.Tools.SecAudit;
using Mcp.Daemon.Tools.TestGen;
using Mcp.Daemon.Tools.ThinkDeep;
using Mcp.Daemon.Tools.Threads;
using Mcp.Daemon.Tools.Tracer;
using Mcp.Daemon.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NLog;
using NLog.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Mcp.Daemon;

/// <summary>The whole object graph of the daemon.</summary>
internal static class Composition
{
    /// <param name="moreTools">Tools besides the product's own: none in the product, fixtures in tests.</param>
    public static IHost Build(
        Endpoint endpoint, SettingsReader reader, DaemonIdentity identity, LogFactory logs, TimeProvider time, IReadOnlyList<ITool> moreTools)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var services = builder.Services;
        var settings = reader.ForDaemon();
        builder.Logging.AddProvider(new NLogLoggerProvider(new NLogProviderOptions { IncludeScopes = true }, logs));
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        // The SDK logs whole messages at trace, and every mistake of a client with a stack; what matters we log ourselves.
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.None);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));

        services.AddSingleton(endpoint);
        services.AddSingleton(reader);
        services.AddSingleton(settings);
        services.AddSingleton(identity);
        services.AddSingleton(time);
        services.AddSingleton(new LogPath(identity.LogPath));
        services.AddSingleton<CallCounters>();
        services.AddSingleton<DaemonStopping>();
        services.AddSingleton(new SessionTable(settings.Sessions.MaxConcurrent, time));
        services.AddExperts(reader, identity, settings, time);
        services.AddSingleton(GitProgram.Find(SearchPath()));
        services.AddSingleton(new ChangeLimits());
        services.AddSingleton<ChangeSetReader>();
        services.AddSingleton<ChangedPaths>();
        services.AddSingleton<RecentCommits>();
        services.AddSingleton<Churn>();
        services.AddSingleton<RepositoryDigest>();
        services.AddSingleton<ModelListing>();
        services.AddSingleton<KimiExtracts>();
        services.AddSingleton<DaemonStatus>();
        services.AddSingleton<DaemonHealth>();
        services.AddSingleton(provider => new Lazy<ToolList>(provider.GetRequiredService<ToolList>));
        services.AddSingleton(provider => Tools(provider, moreTools));
        services.AddSingleton(reader.Clients);
        services.AddSingleton(provider => new AnswerJournal(
            new DatabaseFile(Path.Combine(identity.StatePath, "answers.db"), AnswerJournal.Migrations, time),
            settings.Calls.ResultTtl, time, provider.GetRequiredService<ILogger<AnswerJournal>>()));
        services.AddSingleton(provider => new CallTable(settings.Calls.ResultTtl, time)
        {
            WhenSettled = provider.GetRequiredService<AnswerJournal>().Forget,
        });
        services.AddSingleton<CallLog>();
        services.AddSingleton<LeftBehind>();
        services.AddSingleton<ExpertWork>();
        services.AddSingleton<ExpertCalls>();
        services.AddSingleton<CallRunner>();
        services.AddSingleton<McpCalls>();
        services.AddSingleton<RequestFaults>();
        services.AddSingleton<SessionProtocol>();
        services.AddSingleton<Admission>();

        services.AddHostedService<PipeListener>();
        services.AddHostedService<SessionSweep>();
        services.AddHostedService<IdleExit>();
        if (identity.LogPath is { } logPath)
        {
            services.AddHostedService(provider => new LogCleanup(
                Path.GetDirectoryName(logPath)!, time, provider.GetRequiredService<ILogger<LogCleanup>>()));
        }

        return builder.Build();
    }

    private static ToolList Tools(IServiceProvider provider, IReadOnlyList<ITool> moreTools) => new(
    [
        provider.Make<ChatTool>(),
        provider.Workflow(ThinkDeepWorkflow.Definition, new ThinkDeepWorkflow()),
        provider.Workflow(AnalyzeWorkflow.Definition, provider.Make<AnalyzeWorkflow>()),
        provider.Workflow(CodeReviewWorkflow.Definition, new CodeReviewWorkflow()),
        provider.Workflow(DebugWorkflow.Definition, provider.Make<DebugWorkflow>()),
        provider.Workflow(PrecommitWorkflow.Definition, provider.Make<PrecommitWorkflow>()),
        provider.Workflow(RefactorWorkflow.Definition, provider.Make<RefactorWorkflow>()),
        provider.Workflow(SecAuditWorkflow.Definition, new SecAuditWorkflow()),
        provider.Workflow(TestGenWorkflow.Definition, new TestGenWorkflow()),
        provider.Workflow(DocGenWorkflow.Definition, new DocGenWorkflow()),
        provider.Workflow(PlannerWorkflow.Definition, new PlannerWorkflow()),
        provider.Workflow(TracerWorkflow.Definition, new TracerWorkflow()),
        provider.Make<ConsensusTool>(),
        new ChallengeTool(),
        provider.Make<ThreadsTool>(),
        new CollectTool(),
        provider.Make<ListModelsTool>(),
        new StatusTool((call, cancellationToken) =>
            provider.GetRequiredService<DaemonStatus>().ReportAsync(call.Workspace, call.Settings, cancellationToken)),
        provider.Make<ActivityTool>(),
        new HealthTool(
            (call, probe, cancellationToken) => provider.GetRequiredService<DaemonHealth>().CheckAsync(call.Settings, probe, cancellationToken),
            provider.GetRequiredService<LogPath>()),
        new VersionTool(provider.GetRequiredService<DaemonStatus>().Version),
        provider.Make<KimiUploadTool>(),
        provider.Make<KimiMultiFileChatTool>(),
        provider.Make<KimiChatWithToolsTool>(),
        provider.Make<KimiIntentTool>(),
        provider.Make<GlmUploadTool>(),
        provider.Make<GlmWebSearchTool>(),
        .. moreTools,
    ]);

    private static T Make<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this IServiceProvider provider) =>
        ActivatorUtilities.CreateInstance<T>(provider);

    private static WorkflowTool Workflow(this IServiceProvider provider, ToolDefinition definition, IWorkflow workflow) =>
        new(definition, workflow, provider.GetRequiredService<WorkflowEngine>());

    // The first editor's environment is the daemon's, and the poorest editor passes hardly any.
    private static string SearchPath() => string.Join(
        Path.PathSeparator, Environment.GetEnvironmentVariable("PATH"), "/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin");
}
