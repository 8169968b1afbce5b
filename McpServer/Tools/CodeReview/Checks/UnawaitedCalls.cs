using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Calls of functions that the given files declare as asynchronous, whose end nobody waits for.</summary>
internal sealed class UnawaitedCalls : ReviewCheck
{
    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool LooksAtTests => true;

    protected override bool Reads(Language language) => language is Language.CSharp or Language.JavaScript or Language.TypeScript or Language.Python;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        var conditions = file.Language is Language.CSharp ? []
            : file.Statements.Choices.SelectMany(choice => choice.Conditional).Select(branch => branch.Header).ToHashSet();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (looked.Functions.Called(file.Source, at) is not { } called || !Signatures.IsAsync(called.File, called.Declaration) || !IsKnown(file, called, looked))
            {
                continue;
            }

            var first = MemberChain.First(tokens, at);
            var last = Close(tokens, at);
            if (IsStatement(file, first, last) && (file.Language is not (Language.JavaScript or Language.TypeScript) || MayAwait(file, at)))
            {
                yield return Dropped(file, at, called);
            }
            else if (conditions.Contains(new TokenSpan(first, last)) || (tokens.Is(first - 1, '!') && conditions.Contains(new TokenSpan(first - 1, last))))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), Severity.High, "unawaited_call",
                    $"{called.Name} is asynchronous ({Place(called)}): without await the condition is about the promise of an answer, which always counts as true.", "await it");
            }
        }
    }

    private static Finding Dropped(LookedFile file, int at, DeclaredFunction called)
    {
        var line = file.Source.Tokens.Line(at);
        return file.Language is Language.Python
            ? FoundInCode.At(
                file.Source, line, Severity.High, "unawaited_call",
                $"{called.Name} is a coroutine ({Place(called)}): called without await it never runs.", "await it, or hand it to asyncio.create_task and keep the task")
            : FoundInCode.At(
                file.Source, line, Severity.Medium, "unawaited_call",
                $"{called.Name} is asynchronous ({Place(called)}) and nobody waits for it: the code goes on before it has ended, and its failure is lost.", "await it");
    }

    /// <summary>A member that is only called like one of an asynchronous type may be any library's, unless the file imports that type.</summary>
    private static bool IsKnown(LookedFile file, DeclaredFunction called, LookedFiles looked) => file.Language is Language.CSharp
        || called.Declaration.Container is null || called.File == file.Source || looked.Functions.Needs(file.Source, called.File);

    private static string Place(DeclaredFunction called) => $"{called.File.Path}:{called.Declaration.NameLine}";

    private static int Close(TokenList tokens, int at)
    {
        var open = at + 1;
        while (open < tokens.Count && open - at < 32 && !tokens.Is(open, '('))
        {
            open++;
        }

        return tokens.Is(open, '(') ? tokens.Close(open) : -1;
    }

    /// <summary>Whether a call is all of a statement, so that what it gives is dropped.</summary>
    private static bool IsStatement(LookedFile file, int first, int last)
    {
        var tokens = file.Source.Tokens;
        if (first < 0 || last < first || !file.Statements.StartsStatement(first))
        {
            return false;
        }

        return tokens.Is(last + 1, ';')
            || (file.Language is not Language.CSharp && (last + 1 >= tokens.Count || tokens.Is(last + 1, '}') || (tokens.StartsLine(last + 1) && tokens.Mark(last + 1) is '\0')));
    }

    /// <summary>At the top of a script, and in a handler, a call whose end nobody awaits is how work begins.</summary>
    private static bool MayAwait(LookedFile file, int at) =>
        file.Statements.FunctionAt(at) is { } function && Signatures.MayAwait(file.Source, function);
}
