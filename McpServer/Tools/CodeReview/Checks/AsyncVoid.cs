using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>C# methods that run on after their caller, who can neither wait for them nor see them fail.</summary>
internal sealed class AsyncVoid : ReviewCheck
{
    public override ReviewAspects Aspects => ReviewAspects.Security | ReviewAspects.Performance;

    protected override bool LooksAtTests => true;

    protected override bool Reads(Language language) => language is Language.CSharp;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        foreach (var function in file.Source.Declared.Where(declared => declared.Kind is DeclarationKind.Function))
        {
            var words = Enumerable.Range(function.FirstToken, function.NameToken - function.FirstToken).ToList();
            if (tokens.Is(function.NameToken - 1, "void") && words.Exists(at => tokens.Is(at, "async"))
                && !words.Exists(at => tokens.Is(at, "override")) && !IsEventHandler(tokens, function))
            {
                yield return FoundInCode.At(
                    file.Source, function.NameLine, Severity.Medium, "async_void",
                    $"Nobody can await {function.Name}, and an exception in it ends the process.", "Return Task.");
            }
        }
    }

    // The one place that async void is for.
    private static bool IsEventHandler(TokenList tokens, Declaration function) => function.Parameters.Count == 2
        && Signatures.Parameters(tokens, function) is { } close
        && tokens.Text(tokens.Is(close - 2, '?') ? close - 3 : close - 2).EndsWith("EventArgs");
}
