using Mcp.Daemon.Configuration;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Choosing;
using Mcp.Daemon.Experts.Protocol;
using Mcp.Daemon.Experts.Protocol.Glm;
using Mcp.Daemon.Experts.Protocol.Kimi;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Resilience;
using Mcp.Daemon.Experts.Sharing;
using Mcp.Daemon.Experts.Usage;
using Mcp.Daemon.Sessions;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Consensus;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon;

/// <summary>The experts' part of the object graph: what knows models and endpoints, what asks them, what keeps of it.</summary>
internal static class ExpertsComposition
{
    public static void AddExperts(
        this IServiceCollection services, SettingsReader reader, DaemonIdentity identity, DaemonSettings settings, TimeProvider time)
    {
        services.AddSingleton(new ModelCatalogue(reader.Sources.ModelFiles, time));
        services.AddSingleton<ModelDiscovery>();
        services.AddSingleton<ModelChooser>();

        services.AddSingleton(_ => new HttpPool());
        services.AddSingleton<ProviderClients>();
        services.AddSingleton<ProviderFiles>();
        services.AddSingleton<GlmWebSearch>();
        services.AddSingleton(provider => new KimiFileCache(
            Path.Combine(identity.StatePath, "kimi-files.json"), provider.GetRequiredService<ProviderFiles>(), time));

        services.AddSingleton(new BreakerTable(settings.Breaker, time));
        services.AddSingleton(new ExpertQueue(settings.Capacity));
        services.AddSingleton(provider => new UsageLedger(
            identity.StatePath, time, provider.GetRequiredService<ILogger<UsageLedger>>()));
        services.AddSingleton<Budget>();
        services.AddSingleton(Links);
        services.AddSingleton(Random.Shared);
        services.AddSingleton<ExpertChain>();
        services.AddSingleton<Expert>();
        services.AddSingleton(provider => new SharedAnswers(provider.GetRequiredService<Expert>(), settings.Calls.ResultTtl, time));
        services.AddSingleton<ExpertsView>();

        services.AddSingleton<TokenCounter>();
        services.AddSingleton(PromptFiles.Of(reader.Sources));
        var threads = new DatabaseFile(Path.Combine(identity.StatePath, "threads.db"), ThreadMigrations.All, time);
        services.AddSingleton(new ThreadStore(threads, settings.Threads, time));
        services.AddSingleton(new ThreadShelf(threads));
        services.AddSingleton(new WriteProbe(threads));
        services.AddSingleton<SystemPrompt>();
        services.AddSingleton<FilesInWork>();
        services.AddSingleton<BriefFitting>();
        services.AddSingleton<ExpertAnalysis>();
        services.AddSingleton<LargeLooks>();
        services.AddSingleton<WorkflowEngine>();
        services.AddSingleton<PanelChoice>();
        services.AddSingleton<ConsensusEngine>();
    }

    private static ExpertLinks Links(IServiceProvider provider)
    {
        var chooser = provider.GetRequiredService<ModelChooser>();
        var clients = provider.GetRequiredService<ProviderClients>();
        var budget = provider.GetRequiredService<Budget>();
        return new ExpertLinks
        {
            Plan = (question, context, cancellationToken) => chooser.ChooseAsync(context.Settings, Request(question), cancellationToken),
            Fit = Fit,
            Ledger = (inner, choice, context, usage) => new LedgerClient(inner, choice, context, budget, usage),
            Provider = clients.Create,
        };
    }

    private static ModelRequest Request(ExpertQuestion question) => new(question.Category)
    {
        Model = question.Model,
        OnlyProvider = question.OnlyProvider,
        Images = question.Messages.Any(message => message.Contents.OfType<DataContent>().Any()),
        // A search that nobody asked for must not decide which model answers.
        WebSearch = question is { WebSearch: true, WebSearchIsDefault: false },
        Tools = question.Tools is { Count: > 0 },
    };

    private static FittedQuestion Fit(ExpertQuestion question, ModelChoice choice)
    {
        var fit = ModelAbilities.Fit(question, choice);
        return new FittedQuestion(fit.Question.Messages, QuestionOptions.Of(fit.Question), fit.Notes);
    }
}
