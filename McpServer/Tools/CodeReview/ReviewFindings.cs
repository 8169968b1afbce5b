using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.CodeReview.Checks;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview;

/// <summary>What our own checks see in code, as far as the kind of review asks for it.</summary>
/// <param name="Shown">Worst first.</param>
/// <param name="Smaller">How many a quick review leaves out because nobody would stop a merge for them.</param>
internal sealed record ReviewFindings(IReadOnlyList<Finding> Shown, int Smaller)
{
    private static readonly ReviewCheck[] Checks =
    [
        new SwallowedErrors(), new BareExcepts(), new IgnoredErrors(), new LeavingFinally(), new UnawaitedCalls(), new AsyncVoid(), new AsyncForEach(),
        new BlockedTasks(), new BlockedEventLoops(), new LockTargets(), new UnclosedResources(), new DeferInLoop(), new MutableDefaults(),
        new ChangedWhileIterated(), new NanComparisons(), new NoneComparisons(), new LiteralIdentity(), new FloatEquality(), new AssertedTuples(),
        new AssignedConditions(), new SameOperands(), new IdenticalBranches(), new Fallthrough(), new UnreachableCode(), new UnusedPrivates(),
        new QueriesInLoops(), new GrowingStrings(), new PatternsInLoops(),
    ];

    /// <param name="kind">full, security, performance or quick.</param>
    public static ReviewFindings Of(LookedFiles looked, string? kind, CancellationToken cancellationToken)
    {
        var aspect = kind switch
        {
            "security" => ReviewAspects.Security,
            "performance" => ReviewAspects.Performance,
            _ => ReviewAspects.None,
        };
        var found = FoundInCode.Folded(Checks.Where(check => check.Aspects.HasFlag(aspect)).SelectMany(check => check.Of(looked, cancellationToken)));
        return kind is "quick"
            ? new ReviewFindings([.. found.Where(finding => finding.Severity <= Severity.Medium)], found.Count(finding => finding.Severity > Severity.Medium))
            : new ReviewFindings(found, 0);
    }
}
