using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Refactor.Measures;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>Functions whose statements stand too deep inside each other, or that have more ways through than anybody tests.</summary>
internal sealed class TangledFunctions : RefactorCheck
{
    /// <summary>From the fifth level on a reader has to keep more conditions in mind than fit there.</summary>
    private const int Deep = 5;

    /// <summary>Twice McCabe's limit of 10; a function of one level, such as a switch, may have as many as it has cases.</summary>
    private const int Many = 20;

    /// <summary>A flat row of conditions, however long, is read from top to bottom.</summary>
    private const int LeastDepth = 2;

    public override RefactorKinds Kinds => RefactorKinds.CodeSmells | RefactorKinds.Decompose;

    public override IEnumerable<Finding> Of(MeasuredCode code)
    {
        foreach (var function in code.Functions)
        {
            var conditions = function.Depth >= Deep ? Branching.ConditionDepth(function.File.Source, function.Declaration) : 0;
            if (conditions >= Deep)
            {
                yield return FoundInCode.At(
                    function.File.Source, function.Declaration.NameLine, Severity.Low, "deep_nesting",
                    $"Statements of {function.Name} stand {conditions} levels deep inside each other; from {Deep} on a reader loses which conditions hold.");
            }
            else if (function.Branches > Many && function.Depth >= LeastDepth)
            {
                yield return FoundInCode.At(
                    function.File.Source, function.Declaration.NameLine, Severity.Low, "many_branches",
                    $"{function.Name} has {function.Branches} branches in {Counted.Of(function.Lines, "line")}, {function.Depth} levels deep; over {Many} nobody tests every way through.");
            }
        }
    }
}
