using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen;

/// <summary>A file of tests with its tests.</summary>
internal sealed record TestSuite(LookedFile File, IReadOnlyList<TestCase> Cases)
{
    /// <summary>Those of some files, in their order; files without tests are left out.</summary>
    public static IReadOnlyList<TestSuite> Of(LookedFiles looked, CancellationToken cancellationToken)
    {
        var suites = new List<TestSuite>();
        foreach (var file in looked.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TestCases.Of(file) is { Count: > 0 } cases)
            {
                suites.Add(new TestSuite(file, cases));
            }
        }

        return suites;
    }
}
