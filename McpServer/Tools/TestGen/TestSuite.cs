using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen;

/// <summary>A file of tests with its tests.</summary>
internal sealed record TestSuite(LookedFile File, IReadOnlyList<TestCase> Cases)
{
    /// <summary>Tests around a test: nobody puts more into each other, and each is read with all that it holds.</summary>
    private const int Deepest = 2;

    /// <summary>Those of some files, in their order; files without tests are left out.</summary>
    public static IReadOnlyList<TestSuite> Of(LookedFiles looked, CancellationToken cancellationToken)
    {
        var suites = new List<TestSuite>();
        foreach (var file in looked.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Nesting.Shallow(TestCases.Of(file), test => (test.Token, test.Body.Last), Deepest) is { Count: > 0 } cases)
            {
                suites.Add(new TestSuite(file, cases));
            }
        }

        return suites;
    }
}
