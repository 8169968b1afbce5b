using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>What our own checks see in tests that were given.</summary>
internal static class TestSmells
{
    private static readonly TestSmell[] All =
    [
        new AssertionlessTests(), new VacuousAssertions(), new SwallowedFailures(), new ReplacedTests(), new FocusedTests(), new SkippedTests(), new SleepingTests(),
    ];

    /// <summary>Worst first.</summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<TestSuite> suites, LookedFiles looked, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        foreach (var suite in suites)
        {
            foreach (var finding in All.SelectMany(smell => smell.Of(suite, looked)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                found.Add(finding);
            }
        }

        return FoundInCode.Folded(found);
    }
}
