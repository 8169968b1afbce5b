using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Queries that run once for each of several things, here or in a function that the loop calls.</summary>
internal sealed class QueriesInLoops : ReviewCheck
{
    // Loops over these ask for many things at once already, or ask again because it failed.
    private static readonly string[] Few = ["chunk", "batch", "page", "attempt", "retr", "tries", "shard", "migration", "statement"];

    public override ReviewAspects Aspects => ReviewAspects.Performance;

    protected override bool Reads(Language language) => Languages.IsCode(language);

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        var found = new Dictionary<int, (Loop Loop, DeclaredFunction? Called)>();
        foreach (var loop in file.Statements.Loops.Where(loop => loop.IsEach && !IsFew(tokens, loop.Block)))
        {
            foreach (var at in loop.Block.Body.All.Where(at => tokens.IsWord(at) && tokens.Is(at + 1, '(')))
            {
                // Of loops in each other the innermost comes last.
                if (QueryCalls.IsAt(file.Source, at))
                {
                    found[at] = (loop, null);
                }
                else if (looked.Functions.Called(file.Source, at) is { } called && QueryIn(called) is not null)
                {
                    found[at] = (loop, called);
                }
            }
        }

        foreach (var (at, (loop, called)) in found.OrderBy(each => each.Key))
        {
            var query = called is null ? at : QueryIn(called)!.Value;
            var isWriting = QueryCalls.Writes(called?.File ?? file.Source, query);
            var what = called is null ? "A query runs" : $"{called.Name} runs a query ({called.File.Path}:{called.File.Tokens.Line(query)}), and so one runs";
            yield return FoundInCode.At(
                file.Source, tokens.Line(at), Severity.Medium, "query_in_loop",
                $"{what} for each turn of the loop in line {tokens.Line(Innermost(file, loop, at).Block.Word)}: the database is asked as often as there are things to loop over.",
                isWriting ? "Write all of them in one statement, or in one transaction." : "Ask once for all of them, and look the answers up in the loop.");
        }
    }

    /// <summary>The loop whose turns count: one without an end of its own may stand inside of the one over several things.</summary>
    private static Loop Innermost(LookedFile file, Loop loop, int at) => file.Statements.Loops.LastOrDefault(each => each.Block.Body.Holds(at)) ?? loop;

    /// <summary>The token of the first query of a function; null when it asks none itself.</summary>
    private static int? QueryIn(DeclaredFunction function)
    {
        var declared = function.Declaration;
        for (var at = declared.BodyToken; at <= declared.LastToken; at++)
        {
            if (QueryCalls.IsAt(function.File, at))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Whether a loop has a name that says so, or runs over what stands in its header.</summary>
    private static bool IsFew(TokenList tokens, Block block) => block.Header.All.Any(at =>
        (tokens.IsWord(at) && Array.Exists(Few, part => tokens.Name(at).Contains(part, StringComparison.OrdinalIgnoreCase)))
        || tokens.IsText(at) || (tokens[at].Kind is TokenKind.Number && tokens.Is(at - 1, '(')));
}
