using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Refactor.Measures;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>The same code at two places, each of which will be changed without the other.</summary>
internal sealed class RepeatedCode : RefactorCheck
{
    /// <summary>Half a screen: whoever mends the one place surely had to mend the other.</summary>
    private const int Long = 25;

    public override RefactorKinds Kinds => RefactorKinds.CodeSmells;

    public override IEnumerable<Finding> Of(MeasuredCode code)
    {
        var files = code.Files.ToDictionary(file => file.Path);
        foreach (var pair in code.Alike.Where(pair => IsCode(files[pair.FirstPath], pair)))
        {
            var other = pair.FirstPath == pair.SecondPath ? $"lines {pair.SecondLine}-{pair.SecondEndLine}" : $"{pair.SecondPath}:{pair.SecondLine}-{pair.SecondEndLine}";
            yield return FoundInCode.At(
                files[pair.FirstPath].Source, pair.FirstLine, pair.Lines >= Long ? Severity.Medium : Severity.Low, "repeated_code",
                $"{pair.Lines} lines of code stand here and again at {other}; from {MeasuredCode.AlikeLines} on a change of the one is forgotten at the other.");
        }
    }

    // Headers and fields alike are what an interface asks for; what is worth sharing does something.
    private static bool IsCode(LookedFile file, DuplicatePair pair)
    {
        var tokens = file.Source.Tokens;
        var statements = 0;
        for (var at = tokens.FirstAt(pair.FirstLine); at < tokens.Count && tokens.Line(at) <= pair.FirstEndLine; at++)
        {
            statements += tokens.IsWord(at) && tokens.Is(at + 1, '(') && file.Statements.FunctionAt(at) is { } around && at > around.BodyToken ? 1 : 0;
        }

        return statements >= 2;
    }
}
