using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Failures;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Usage;

/// <summary>
/// One attempt under way: watches what streams by, keeps its reservation ahead of what it costs, and settles it with
/// the provider's own count, or with the estimate where the provider gave none.
/// </summary>
internal sealed class Attempt(
    UsageLedger ledger, ModelChoice choice, SpendingLimits limits, AskUsage usage, UsageRow row, Spending others)
{
    // Tokens by which a reservation grows beyond what has streamed: one write to the ledger for so many.
    private const long Step = 500;

    private readonly TokenTally _output = new();
    // One per answer of the provider: a search takes several, and some count up through one.
    private readonly Dictionary<string, UsageDetails> _counted = [];
    private UsageRow _row = row;
    private Spending _others = others;
    private bool _free;

    /// <summary>Takes in what came; throws when the budget does not allow more of it.</summary>
    /// <exception cref="ExpertFailureException">With <see cref="ExpertFailure.Budget"/>.</exception>
    public async ValueTask SeeAsync(ChatResponseUpdate update, CancellationToken cancellationToken)
    {
        _output.Add(update.Contents);
        foreach (var content in update.Contents.OfType<UsageContent>())
        {
            _counted[update.ResponseId ?? ""] = content.Details;
        }

        if (limits.Any && Estimate(0) is { } cost && cost > _row.CostMicro)
        {
            await GrowAsync(cost, cancellationToken);
        }
    }

    /// <summary>The provider refused: nothing is owed, unless something had come.</summary>
    public void Refused() => _free = _counted.Count == 0 && _output.Tokens == 0;

    /// <summary>Closes it in the ledger and adds it to the question's sum. Returns at once.</summary>
    public void Settle(UsageOutcome outcome)
    {
        var estimated = _counted.Count == 0 && !_free;
        var details = Details();
        var cost = _free ? 0 : Cost.Of(choice, details);
        _row = _row with
        {
            InputTokens = details.InputTokenCount,
            CachedTokens = details.CachedInputTokenCount,
            OutputTokens = details.OutputTokenCount,
            ReasoningTokens = details.ReasoningTokenCount,
            CostMicro = cost is { } usd ? MicroDollars.From(usd) : null,
            Outcome = outcome,
            Estimated = estimated,
        };
        ledger.Settle(_row);
        usage.Add(new UsageReport(
            details.InputTokenCount, details.CachedInputTokenCount, details.OutputTokenCount, details.ReasoningTokenCount, cost));
        if (estimated)
        {
            usage.Note($"{choice.Model.Name} gave no token count for an attempt, so its usage is an estimate.");
        }

        Budget.Warn(limits, _others, _row.CostMicro ?? 0, usage);
    }

    // A step ahead where there is room for it, else exactly what is needed.
    private async Task GrowAsync(long cost, CancellationToken cancellationToken)
    {
        foreach (var wished in (long[])[Estimate(Step) ?? cost, cost])
        {
            var grown = _row with { CostMicro = wished };
            var verdict = await ledger.ReserveAsync(grown, limits, cancellationToken);
            _others = verdict.Others;
            if (verdict.Allowed)
            {
                _row = grown;
                return;
            }
        }

        throw Budget.Exceeded(choice, limits, _others, cost, sent: true);
    }

    private long? Estimate(long ahead) => Budget.Estimate(choice, _row.InputTokens ?? 0, _output.Tokens + ahead);

    private UsageDetails Details()
    {
        if (_free)
        {
            return new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0 };
        }

        if (_counted.Count == 0)
        {
            return new UsageDetails { InputTokenCount = _row.InputTokens, OutputTokenCount = _output.Tokens };
        }

        var sum = new UsageDetails();
        foreach (var details in _counted.Values)
        {
            sum.Add(details);
        }

        return sum;
    }
}
