using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Refactor.Checks;
using Mcp.Daemon.Tools.Refactor.Measures;

namespace Mcp.Daemon.Tools.Refactor;

/// <summary>What was measured of code and passes a threshold, as far as the kind of refactoring asks for it.</summary>
internal static class RefactorFindings
{
    private static readonly RefactorCheck[] Checks =
    [
        new OversizedParts(), new TangledFunctions(), new LongParameterLists(), new DataClumps(), new RepeatedCode(), new UnrelatedParts(), new ImportCycles(), new OldIdioms(),
    ];

    /// <summary>Worst first.</summary>
    public static IReadOnlyList<Finding> Of(MeasuredCode code, RefactorKinds kind, CancellationToken cancellationToken) =>
        FoundInCode.Folded(Checks.Where(check => (check.Kinds & kind) != 0).SelectMany(check => Found(check, code, cancellationToken)));

    private static IEnumerable<Finding> Found(RefactorCheck check, MeasuredCode code, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var finding in check.Of(code))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return finding;
        }
    }
}
