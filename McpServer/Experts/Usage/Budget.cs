using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Usage;

/// <summary>
/// Lets an attempt begin, and go on, only while what it costs fits into what is left of the call and of the day. What
/// it may cost is reserved in the ledger first, so attempts that run at once cannot overspend together.
/// </summary>
internal sealed class Budget(UsageLedger ledger, TimeProvider time)
{
    private const string CallSetting = "MCP_EXPERT_BUDGET_CALL_USD";
    private const string DaySetting = "MCP_EXPERT_BUDGET_DAY_USD";

    // The share of a limit from which its user is warned.
    private const decimal WarnAt = 0.8m;

    /// <summary>Opens the attempt in the ledger, with the estimated cost of its question reserved.</summary>
    /// <exception cref="ExpertFailureException">With <see cref="ExpertFailure.Budget"/>: too dear, or of unknown price.</exception>
    public async Task<Attempt> OpenAsync(
        ModelChoice choice, AskContext ask, IEnumerable<ChatMessage> messages, ChatOptions? options, AskUsage usage, CancellationToken cancellationToken)
    {
        var limits = new SpendingLimits(MicroDollars.Limit(ask.Settings.CallBudgetUsd), MicroDollars.Limit(ask.Settings.DayBudgetUsd));
        if (limits.Any && !Cost.IsKnown(choice))
        {
            throw UnknownPrice(choice, limits);
        }

        var tokens = TokenTally.Of(messages, options);
        var row = new UsageRow
        {
            Id = Guid.NewGuid().ToString("N"),
            CallId = ask.CallId,
            SessionId = ask.SessionId,
            Tool = ask.Tool,
            Provider = choice.Endpoint.Name,
            Model = choice.Model.Name,
            StartedAt = time.GetUtcNow(),
            CostMicro = Estimate(choice, tokens, 0),
            InputTokens = tokens,
            OutputTokens = 0,
            Outcome = UsageOutcome.Running,
            Estimated = true,
        };
        var verdict = await ReserveAsync(row, limits, cancellationToken);
        if (!verdict.Allowed)
        {
            throw Exceeded(choice, limits, verdict.Others, row.CostMicro ?? 0, sent: false);
        }

        usage.Started();
        return new Attempt(ledger, choice, limits, usage, row, verdict.Others);
    }

    private async Task<Verdict> ReserveAsync(UsageRow row, SpendingLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.ReserveAsync(row, limits, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It is queued and may be taken in yet; right behind it comes that nothing was asked.
            ledger.Settle(row with { Outcome = UsageOutcome.Cancelled, CostMicro = 0, InputTokens = 0 });
            throw;
        }
    }

    /// <summary>Null when the price is unknown.</summary>
    public static long? Estimate(ModelChoice choice, long input, long output) =>
        Cost.Of(choice, new UsageDetails { InputTokenCount = input, OutputTokenCount = output }) is { } usd ? MicroDollars.From(usd) : null;

    /// <summary>Says which limit is nearly used up, if one is.</summary>
    public static void Warn(SpendingLimits limits, Spending others, long cost, AskUsage usage)
    {
        if (limits.Call is { } call && others.Call + cost >= call * WarnAt)
        {
            usage.Note($"This call has used {MicroDollars.Text(others.Call + cost)} of the {MicroDollars.Text(call)} that {CallSetting} allows it.");
        }

        if (limits.Day is { } day && others.Day + cost >= day * WarnAt)
        {
            usage.Note($"Today (UTC) has used {MicroDollars.Text(others.Day + cost)} of the {MicroDollars.Text(day)} that {DaySetting} allows it.");
        }
    }

    /// <param name="sent">Whether the question had left when the limit was met.</param>
    public static ExpertFailureException Exceeded(ModelChoice choice, SpendingLimits limits, Spending others, long cost, bool sent)
    {
        var byCall = limits.Call is { } call && others.Call + cost > call;
        var (setting, whose, spent, limit, remedy) = byCall
            ? (CallSetting, "call", others.Call, limits.Call.GetValueOrDefault(), "ask for less")
            : (DaySetting, "day (UTC)", others.Day, limits.Day.GetValueOrDefault(), "go on tomorrow");
        var what = sent ? $"Stopping {choice.Model.Name} in its answer" : $"Asking {choice.Model.Name}";
        return new ExpertFailureException(
            ExpertFailure.Budget,
            $"{what}: {setting} allows {MicroDollars.Text(limit)} for a {whose}, {MicroDollars.Text(spent)} of it is spent or reserved, " +
            $"and this attempt needs about {MicroDollars.Text(cost)}. Raise {setting}, choose a cheaper model, or {remedy}.")
        {
            Provider = choice.Endpoint.Name,
            Model = choice.Model.Name,
            Sent = sent,
        };
    }

    private static ExpertFailureException UnknownPrice(ModelChoice choice, SpendingLimits limits) => new(
        ExpertFailure.Budget,
        $"Asking {choice.Model.Name}: {(limits.Call is null ? DaySetting : CallSetting)} is set, and nobody has stated what this model costs, " +
        "so the budget could not be kept. State its input and output price (US dollars per million tokens; 0 if it is free) in models.json, " +
        "choose a model whose price is known, or remove the budget.")
    {
        Provider = choice.Endpoint.Name,
        Model = choice.Model.Name,
    };
}
