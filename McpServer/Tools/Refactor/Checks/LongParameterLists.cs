using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Refactor.Measures;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>Functions that every caller has to give more than can be kept apart. What has a default or is told by name does not count.</summary>
internal sealed class LongParameterLists : RefactorCheck
{
    /// <summary>Seven is what people keep in mind at once, and what other analyzers allow.</summary>
    private const int Most = 7;

    public override RefactorKinds Kinds => RefactorKinds.CodeSmells;

    public override IEnumerable<Finding> Of(MeasuredCode code)
    {
        foreach (var function in code.Functions.Where(function => function.Declaration.Parameters.Count > Most && !RequiredParameters.AreGiven(function.File.Source, function.Declaration)))
        {
            if (RequiredParameters.Of(function.File.Source, function.Declaration) is > Most and var required)
            {
                yield return FoundInCode.At(
                    function.File.Source, function.Declaration.NameLine, Severity.Low, "long_parameter_list",
                    $"Every caller of {function.Name} gives {required} values by their position; over {Most} they are mixed up.");
            }
        }
    }
}
