using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>
/// How far a panel agrees, computed from its verdicts and scores. The confidence says what the numbers allow: a panel
/// that is small, incomplete, of one model or of two minds is never called sure.
/// </summary>
/// <remarks>
/// A verdict along one's given stance says little and one against it much: the first weighs half, the second one and a
/// half, a neutral one whole.
/// </remarks>
internal sealed class PanelComparison
{
    private const double TwoThirds = 2.0 / 3;

    /// <summary>Scores run from -2 to 2.</summary>
    private const double WidestSpread = 4;

    /// <summary>On the scale of 1 to 10: who is as sure as this has a reason that somebody should hear.</summary>
    private const int Sure = 7;

    /// <summary>The end of that scale.</summary>
    private const int Most = 10;

    /// <summary>Half of the scale apart is a difference worth telling.</summary>
    private const double TellingSpread = 0.5;

    /// <summary>Three points of four: one of them finds it good and another one bad.</summary>
    private const double OpposedSpread = 0.75;

    /// <summary>Of ten. Models that are asked how sure they are seldom say less than seven, so an average below it is doubt.</summary>
    private const double SureEnough = 7;

    private readonly IReadOnlyList<PanelAnswer> _asked;
    private readonly IReadOnlyList<(PanelAnswer Answer, Verdict Verdict)> _answered;

    public PanelComparison(IReadOnlyList<PanelAnswer> asked)
    {
        _asked = asked;
        _answered = [.. asked.Where(answer => answer is { Judges: true, Verdict.Word: not null }).Select(answer => (answer, answer.Verdict!))];
        var weights = _answered.GroupBy(each => Side(each.Verdict.Word!)).ToDictionary(group => group.Key, group => group.Sum(Weight));
        var total = weights.Values.Sum();
        var (side, weight) = weights.Count == 0 ? new KeyValuePair<string, double>("none", 0) : weights.MaxBy(pair => pair.Value);
        Agreement = total > 0 ? Math.Round(weight / total, 2) : 0;
        Verdict = total <= 0 ? "none" : Agreement < TwoThirds ? "divided" : Word(side);
        Disagreements = [.. Differences().OrderByDescending(each => each.Spread)];
    }

    public string Verdict { get; }

    public double Agreement { get; }

    public IReadOnlyList<Disagreement> Disagreements { get; }

    /// <summary>How far the result can be relied on, and why no further.</summary>
    public (PanelConfidence Confidence, IReadOnlyList<string> Why) Confidence(int quorum)
    {
        var why = new List<string>();
        var models = _answered.Select(each => each.Answer.Member.Model).Distinct().Count();
        if (_answered.Count < quorum)
        {
            var wanted = $"{quorum} {(quorum == 1 ? "was" : "were")} wanted";
            return (PanelConfidence.None, [$"{(_answered.Count == 0 ? "None" : $"Only {_answered.Count}")} of {_asked.Count} gave a verdict that can be compared; {wanted}.", .. Missing()]);
        }

        var level = PanelConfidence.High;
        Lower(models < 2, PanelConfidence.Low, "One model judged alone, whatever its parts: it cannot contradict itself as another would.");
        Lower(models == 2, PanelConfidence.Medium, "Two models are few.");
        foreach (var missing in Missing())
        {
            Lower(true, PanelConfidence.Medium, missing);
        }

        Lower(_answered.Any(each => each.Answer.State is PanelMemberState.Partial), PanelConfidence.Medium, "Not every answer came to its end.");
        Lower(Verdict is "divided", PanelConfidence.Low, "They are divided.");
        Lower(Agreement is >= TwoThirds and < 1, PanelConfidence.Medium, "One side is larger, and there is another.");
        if (Against() is { } against)
        {
            Lower(true, PanelConfidence.Low, $"It is contested: {against.Answer.Member.Name} holds the opposite and is sure of it ({against.Verdict.Confidence} of {Most}).");
        }

        Lower(Average() is < SureEnough, PanelConfidence.Medium, $"They are not very sure themselves ({Average():0.#} of 10).");
        Lower(Agreement >= 1 && Disagreements.Any(each => each.Spread >= OpposedSpread), PanelConfidence.Medium, "They agree on the verdict and not on its reasons.");
        return (level, why);

        void Lower(bool applies, PanelConfidence most, string because)
        {
            if (applies)
            {
                why.Add(because);
                level = level < most ? level : most;
            }
        }
    }

    // Different things: nobody spoke, spoke to the matter, could judge yet, or can be compared.
    private IEnumerable<string> Missing()
    {
        var (silent, asking) = (Count(PanelMemberState.Failed) + Count(PanelMemberState.TimedOut), Count(PanelMemberState.NeedsFiles));
        var without = Count(PanelMemberState.NoJudgement);
        var unclear = _asked.Count - _answered.Count - silent - asking - without;
        if (silent > 0)
        {
            yield return $"{silent} of {_asked.Count} did not answer: failed or too late.";
        }

        if (asking > 0)
        {
            yield return $"{asking} of {_asked.Count} cannot judge without what {(asking == 1 ? "it asks" : "they ask")} for.";
        }

        if (without > 0)
        {
            yield return $"{without} of {_asked.Count} answered and judged nothing.";
        }

        // Where it is so of all, the sentence before has said it.
        if (unclear > 0 && unclear < _asked.Count)
        {
            yield return $"{unclear} of {_asked.Count} gave no verdict that can be compared.";
        }
    }

    private int Count(PanelMemberState state) => _asked.Count(answer => answer.State == state);

    private (PanelAnswer Answer, Verdict Verdict)? Against()
    {
        var opposite = Side(Verdict) switch { PanelForm.Support => PanelForm.Oppose, PanelForm.Oppose => PanelForm.Support, _ => null };
        var sure = _answered.Where(each => Side(each.Verdict.Word!) == opposite && each.Verdict.Confidence >= Sure).ToList();
        return opposite is null || sure.Count == 0 ? null : sure.MaxBy(each => each.Verdict.Confidence);
    }

    private double? Average() =>
        _answered.Select(each => each.Verdict.Confidence).OfType<int>().ToList() is { Count: > 0 } given ? given.Average() : null;

    private IEnumerable<Disagreement> Differences()
    {
        if (_answered.Select(each => Side(each.Verdict.Word!)).Distinct().Count() > 1)
        {
            yield return new Disagreement("verdict", 1, [.. _answered.Select(each => new PanelPosition(each.Answer.Member.Name, each.Verdict.Word!))]);
        }

        foreach (var (aspect, _) in PanelForm.Aspects)
        {
            var given = _answered.Where(each => each.Verdict.Scores.ContainsKey(aspect)).ToList();
            var spread = given.Count < 2 ? 0
                : (given.Max(each => each.Verdict.Scores[aspect].Score) - given.Min(each => each.Verdict.Scores[aspect].Score)) / WidestSpread;
            if (spread >= TellingSpread)
            {
                yield return new Disagreement(aspect, spread, [.. given.OrderBy(each => each.Verdict.Scores[aspect].Score).Select(each => Position(each, aspect))]);
            }
        }
    }

    private static PanelPosition Position((PanelAnswer Answer, Verdict Verdict) each, string aspect)
    {
        var (score, because) = each.Verdict.Scores[aspect];
        return new PanelPosition(each.Answer.Member.Name, score > 0 ? $"+{score}" : $"{score}", because);
    }

    private static double Weight((PanelAnswer Answer, Verdict Verdict) each) => (each.Answer.Member.Stance, Side(each.Verdict.Word!)) switch
    {
        (Stance.For, PanelForm.Support) or (Stance.Against, PanelForm.Oppose) => 0.5,
        (Stance.For, PanelForm.Oppose) or (Stance.Against, PanelForm.Support) => 1.5,
        _ => 1,
    };

    // Support under conditions is support: what the conditions are stands beside it.
    private static string Side(string word) => word is PanelForm.WithConditions ? PanelForm.Support : word;

    private string Word(string side) => side is PanelForm.Support && _answered.Any(each => each.Verdict.Word is PanelForm.WithConditions)
        ? PanelForm.WithConditions
        : side;
}
