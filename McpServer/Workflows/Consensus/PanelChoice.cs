using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Questions;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>Who sits on a panel: the models that the call names, each one that can be asked, or those we would choose.</summary>
internal sealed class PanelChoice(Expert expert)
{
    /// <summary>Three can outvote one; a fourth costs as much and adds less. The number is that of the tools agents know.</summary>
    private const int MostByDefault = 3;

    /// <param name="members">As the call has them; empty leaves the choice to us.</param>
    /// <param name="wish">What has to be possible: images.</param>
    /// <exception cref="ToolFailureException">A model is unknown, not allowed or not configured, or two names mean the same. Nobody was asked.</exception>
    public async Task<IReadOnlyList<(PanelMember Member, ModelPlan Plan)>> OfAsync(
        IReadOnlyList<PanelMember> members, ExpertQuestion wish, AskContext context, CancellationToken cancellationToken)
    {
        if (members.Count == 0)
        {
            return ByDefault(await expert.ChooseAsync(wish, context, cancellationToken));
        }

        var chosen = new List<(PanelMember Member, ModelPlan Plan)>();
        foreach (var member in members)
        {
            var plan = await expert.ChooseAsync(wish with { Model = member.Model }, context, cancellationToken);
            chosen.Add((member with { Model = ChoiceName.Of(plan.First) }, plan));
        }

        return chosen.GroupBy(each => each.Member.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new ToolFailureException(
                ErrorCode.InvalidArgument,
                $"Reading \"models\" of consensus: {twice.Key} stands there {twice.Count()} times, under different names; each pair of model and stance may be asked once. Nobody was asked.")
            : chosen;
    }

    // Of different providers first: models of one house tend to err together. Where there is only one, it argues with itself.
    private static IReadOnlyList<(PanelMember, ModelPlan)> ByDefault(ModelPlan plan)
    {
        var usable = plan.Fallbacks.Prepend(plan.First).Concat(plan.Others).DistinctBy(choice => choice.Fingerprint).ToList();
        var distinct = usable.GroupBy(choice => choice.Endpoint.Name).SelectMany(group => group.Select((choice, rank) => (choice, rank)))
            .OrderBy(each => each.rank).Select(each => each.choice).Take(MostByDefault).ToList();
        return distinct.Count > 1
            ? [.. distinct.Select(choice => (new PanelMember(ChoiceName.Of(choice), Stance.Neutral), plan with { First = choice, Fallbacks = [] }))]
            : [.. Enum.GetValues<Stance>().Select(stance => (new PanelMember(ChoiceName.Of(plan.First), stance), plan))];
    }

    /// <summary>Why a panel of our choice is smaller than it should be, in a sentence; null when it is not.</summary>
    public static string? Remark(IReadOnlyList<PanelMember> chosen) => chosen.Select(member => member.Model).Distinct().ToList() switch
    {
        { Count: 1 } models => $"Only {models[0]} can be asked, so it argues with itself, without a part, for and against; a second model would make a panel (listmodels shows which there are).",
        { Count: < MostByDefault } models => $"Only {models.Count} models can be asked, so the panel has no more: {string.Join(", ", models)}.",
        _ => null,
    };
}
