using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Refactor.Measures;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>
/// Files, types and functions that are too long to be changed safely, in two steps: from the first on it is worth a look,
/// from the second on nothing else should be restructured before.
/// </summary>
internal sealed class OversizedParts : RefactorCheck
{
    /// <summary>Thresholds in lines: a file, a type and a function, where a look is worth it and where it must be split first.</summary>
    private static readonly (int Look, int Must) File = (5_000, 15_000), Type = (1_000, 3_000), Function = (150, 500);

    /// <summary>A long function that branches less than this is a list or a recipe, and reads from top to bottom.</summary>
    private const int FewBranches = 8;

    /// <summary>A long file with fewer is a table of data, which nobody has to understand.</summary>
    private const int FewFunctions = 10;

    // Whatever the refactoring is for: what must be split comes first.
    public override RefactorKinds Kinds => RefactorKinds.All;

    public override IEnumerable<Finding> Of(MeasuredCode code)
    {
        foreach (var file in code.Measured)
        {
            if (file.Functions >= FewFunctions && Weigh(file.Lines, File) is { } weight)
            {
                yield return FoundInCode.At(
                    file.File.Source, FirstLine(file), weight.Severity, "oversized_file", $"The file has {file.Lines:N0} lines, over the {weight.Threshold:N0} from which on {weight.Words}.");
            }

            foreach (var type in file.Types)
            {
                if (Weigh(type.Lines, Type) is { } heavy)
                {
                    yield return FoundInCode.At(
                        file.File.Source, type.Declaration.NameLine, heavy.Severity, "oversized_type",
                        $"{type.Declaration.Name} has {type.Lines:N0} lines and {Counted.Of(type.Functions, "function")}, over the {heavy.Threshold:N0} lines from which on {heavy.Words}.");
                }
            }
        }

        foreach (var function in code.Functions)
        {
            if (Weigh(function.Lines, Function) is { } heavy && OwnLines(function) > Function.Look && (function.Branches >= FewBranches || heavy.Threshold == Function.Must))
            {
                yield return FoundInCode.At(
                    function.File.Source, function.Declaration.NameLine, heavy.Severity, "oversized_function",
                    $"{function.Name} has {function.Lines:N0} lines and {Counted.Of(function.Branches, "branch", "branches")}, over the {heavy.Threshold:N0} lines from which on {heavy.Words}.");
            }
        }
    }

    private static (Severity Severity, int Threshold, string Words)? Weigh(int lines, (int Look, int Must) threshold) =>
        lines > threshold.Must ? (Severity.Medium, threshold.Must, "it is split before anything else")
        : lines > threshold.Look ? (Severity.Low, threshold.Look, "a split is worth a look")
        : null;

    /// <summary>Without the functions that it holds, each of which is measured for itself.</summary>
    private static int OwnLines(MeasuredFunction function)
    {
        var (source, own) = (function.File.Source, function.Lines);
        var at = source.DeclaredBehind(function.Declaration.BodyToken);
        while (at < source.Declared.Count && source.Declared[at] is var inner && inner.FirstToken <= function.Declaration.LastToken)
        {
            var isHeld = inner.Kind is DeclarationKind.Function && inner.LastToken <= function.Declaration.LastToken;
            own -= isHeld ? inner.EndLine - inner.Line + 1 : 0;
            at = isHeld ? Math.Max(at + 1, source.DeclaredBehind(inner.LastToken)) : at + 1;
        }

        return own;
    }

    private static int FirstLine(MeasuredFile file)
    {
        var line = file.File.Source.CodeLines.Index().FirstOrDefault(each => !string.IsNullOrWhiteSpace(each.Item)).Index;
        return line + 1;
    }
}
