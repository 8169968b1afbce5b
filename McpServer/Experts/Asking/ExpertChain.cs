using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Outbound;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Resilience;
using Mcp.Daemon.Experts.Usage;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>
/// The layers around a provider's client, and the one place where their order stands. Outermost first: secret scan,
/// fallback; then for each model: fit, breaker, silence, queue, retry, ledger, provider.
/// </summary>
/// <remarks>
/// The breaker is outside of the retries, so that a call with all of them counts as one, and outside of the silence,
/// so that a silent provider counts. The queue is inside of the breaker: a model that is left alone takes no place.
/// The ledger is inside of the retries: each attempt may cost.
/// </remarks>
internal sealed class ExpertChain(ExpertLinks links, BreakerTable breakers, ExpertQueue queue, Random random, TimeProvider time)
{
    /// <param name="timeLeft">What is left of the call's own life.</param>
    public IChatClient Open(
        ModelPlan plan, ExpertQuestion question, AskContext context, AskTrace trace, AskUsage usage, SilenceClock clock,
        Func<TimeSpan> timeLeft)
    {
        var fallback = new FallbackClient(plan, choice => One(choice, question, context, trace, usage, clock, timeLeft), trace);
        return new OutgoingScan(fallback, context.Settings, Keys(plan, context.Settings), trace);
    }

    private FitClient One(
        ModelChoice choice, ExpertQuestion question, AskContext context, AskTrace trace, AskUsage usage, SilenceClock clock,
        Func<TimeSpan> timeLeft)
    {
        // A search that is only a default does not lengthen the rung that its user set.
        var limit = question is { WebSearch: true, WebSearchIsDefault: false } ? choice.Endpoint.SearchSilence : choice.Endpoint.Silence;
        var provider = links.Provider(choice, clock.Heard, context);
        var ledger = links.Ledger(provider, choice, context, usage);
        var retry = new RetryClient(ledger, choice, trace, () => Least(clock.Left, timeLeft()), random, time);
        var queued = new QueueClient(retry, queue, context.SessionId, choice, clock, trace);
        var silence = new SilenceClient(queued, clock, limit, choice);
        var breaker = new BreakerClient(silence, breakers, choice);
        return new FitClient(breaker, question, choice, links.Fit, trace);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static string[] Keys(ModelPlan plan, SessionConfiguration settings) =>
    [
        .. plan.Fallbacks.Prepend(plan.First).Select(choice => choice.Endpoint.Key)
            .Concat(settings.Keys)
            .OfType<string>().Distinct(),
    ];
}
