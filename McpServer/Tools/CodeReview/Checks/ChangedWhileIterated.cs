using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Collections that a loop over them makes shorter or longer. A loop that leaves at once may.</summary>
internal sealed class ChangedWhileIterated : ReviewCheck
{
    private static readonly WordSet Separators = new("in of");

    private static readonly WordSet Leaving = new("break return throw raise");

    private static readonly WordSet Own = new("self this");
    private static readonly WordSet Views = new("keys values items");

    private static readonly Dictionary<Language, (WordSet Methods, string What)> Rules = new()
    {
        [Language.CSharp] = (new("Add Remove RemoveAt RemoveAll Insert Clear AddRange"), "the next turn throws InvalidOperationException"),
        [Language.Java] = (new("add remove clear put addAll removeAll removeIf"), "the next turn throws ConcurrentModificationException"),
        [Language.Python] = (new("remove pop insert clear discard add popitem"), "a list then skips its next element, and a set or dict raises RuntimeError"),
        [Language.JavaScript] = (new("splice shift unshift"), "the next element is skipped or seen twice"),
        [Language.TypeScript] = (new("splice shift unshift"), "the next element is skipped or seen twice"),
    };

    public override ReviewAspects Aspects => ReviewAspects.None;

    protected override bool LooksAtTests => true;

    protected override bool Reads(Language language) => Rules.ContainsKey(language);

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        var (methods, what) = Rules[file.Language];
        foreach (var loop in file.Statements.Loops.Where(loop => loop.IsEach))
        {
            // What an object does to itself while it runs over itself is its own affair.
            if (Collection(file, loop.Block) is not { IsEmpty: false } collection || (collection.Count == 1 && Own.Has(tokens, collection.First)) || loop.Block.Body.All.Any(at => Leaving.Has(tokens, at)))
            {
                continue;
            }

            foreach (var at in loop.Block.Body.All.Where(at => Changes(tokens, at, collection, methods)))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), Severity.High, "changed_while_iterated",
                    $"{tokens.Source(collection.First, collection.Last)} is changed while the loop in line {tokens.Line(loop.Block.Word)} runs over it: {what}.", "Loop over a copy, or gather what to change and change it afterwards.");
            }
        }
    }

    /// <summary>What the loop runs over, when it is a name and nothing made of it.</summary>
    private static TokenSpan Collection(LookedFile file, Block block)
    {
        var tokens = file.Source.Tokens;
        if (tokens.Is(block.Word - 1, '.'))
        {
            return tokens.Is(block.Word, "forEach") && MemberChain.First(tokens, block.Word - 2) is >= 0 and var start ? new TokenSpan(start, block.Word - 2) : TokenSpan.None;
        }

        for (var at = block.Header.First; at <= block.Header.Last; at++)
        {
            if (!Separators.Has(tokens, at) && !(file.Language is Language.Java && tokens.Is(at, ':')))
            {
                continue;
            }

            var last = MemberChain.Last(tokens, at + 1);
            var isView = file.Language is Language.Python && last > at + 2 && Views.Has(tokens, last) && tokens.Is(last + 1, '(') && tokens.Is(last + 2, ')') && last + 2 == block.Header.Last;
            return isView ? new TokenSpan(at + 1, last - 2) : last == block.Header.Last ? new TokenSpan(at + 1, last) : TokenSpan.None;
        }

        return TokenSpan.None;
    }

    private static bool Changes(TokenList tokens, int at, TokenSpan collection, WordSet methods)
    {
        var end = at + collection.Count - 1;
        if (tokens.Is(at - 1, '.') || !MemberChain.Same(tokens, collection, new TokenSpan(at, end)))
        {
            return false;
        }

        return (tokens.Is(end + 1, '.') && methods.Has(tokens, end + 2) && tokens.Is(end + 3, '(')) || (tokens.Is(at - 1, "del") && tokens.Is(end + 1, '['));
    }
}
