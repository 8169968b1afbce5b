using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Regular expressions that a loop compiles again in each turn, though they never change.</summary>
internal sealed class PatternsInLoops : ReviewCheck
{
    private static readonly Dictionary<Language, TokenPattern> Patterns = new()
    {
        [Language.CSharp] = new("new Regex ( \""),
        [Language.Java] = new("Pattern . compile ( \""),
        [Language.Python] = new("re . compile ( \""),
        [Language.Go] = new("regexp . MustCompile/Compile ( \""),
        [Language.JavaScript] = new("new RegExp ( \""),
        [Language.TypeScript] = new("new RegExp ( \""),
        [Language.Rust] = new("Regex :: new ( \""),
        [Language.Kotlin] = new("Regex ( \""),
    };

    public override ReviewAspects Aspects => ReviewAspects.Performance;

    protected override bool Reads(Language language) => Patterns.ContainsKey(language);

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        var pattern = Patterns[file.Language];
        var found = file.Statements.Loops.SelectMany(loop => loop.Block.Body.All)
            .Where(at => pattern.EndAt(tokens, at) is > 0 and var end && tokens.Mark(end) is ')' or ',')
            .Distinct().Order();
        foreach (var at in found)
        {
            yield return FoundInCode.At(
                file.Source, tokens.Line(at), Severity.Low, "pattern_in_loop",
                "The same regular expression is made again in each turn of the loop.", "Make it once, outside of the loop.");
        }
    }
}
