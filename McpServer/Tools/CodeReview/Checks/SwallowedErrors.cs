using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Errors that are caught and forgotten. A comment that says why, or a name that says so, makes it a decision.</summary>
internal sealed class SwallowedErrors : ReviewCheck
{
    // What is caught to wait for an end, and says nothing more.
    private static readonly WordSet Expected =
        new("OperationCanceledException TaskCanceledException ObjectDisposedException CancellationException CancelledError StopIteration KeyboardInterrupt");

    // Names by which authors say that nothing is meant to happen.
    private static readonly WordSet Ignoring = new("ignored ignore expected unused _");

    private static readonly WordSet Everything = new("Exception BaseException Throwable NSError exception");

    private static readonly WordSet Nothing = new("pass continue");

    private static readonly WordSet Telling = new(
        "info warn warning error debug log exception critical fatal trace Debug Info Warn Error LogDebug LogInformation LogWarning LogError Information Warning");

    private static readonly WordSet AfterRescue = new("end ensure else rescue");

    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool Reads(Language language) => Languages.IsCode(language);

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        foreach (var handler in file.Statements.Handlers.Where(handler => IsNothing(tokens, handler.Body) && !IsExplained(file, handler) && !IsAnswered(file, handler)))
        {
            // A filter names the very case that is meant.
            if (!handler.Header.All.Any(at => Expected.Has(tokens, at) || Ignoring.Has(tokens, at)) && !tokens.Is(handler.Header.Last + 2, "when"))
            {
                if (Caught(file, handler) is { } finding)
                {
                    yield return finding;
                }
            }
        }

        foreach (var choice in file.Language is Language.Go ? file.Statements.Choices : [])
        {
            var first = choice.Branches[0];
            if (first.Body.IsEmpty && IsErrorCheck(tokens, first.Header) && !IsExplained(file, first))
            {
                yield return Found(file, first.Word, Severity.Medium, "The error is looked at and nothing follows: the code goes on as if it had not happened.");
            }
        }

        for (var at = 0; at < tokens.Count; at++)
        {
            if (Dropped(file, at) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Caught(LookedFile file, Block handler)
    {
        var tokens = file.Source.Tokens;
        var isAll = handler.Header.IsEmpty || file.Language is Language.JavaScript or Language.TypeScript or Language.Swift or Language.Dart
            || handler.Header.All.Any(at => Everything.Has(tokens, at)) || (file.Language is Language.Cpp && tokens.Is(handler.Header.First, '.'));
        // In Python one names what may fail and passes: that is how it asks.
        return isAll ? Found(file, handler.Word, Severity.Medium, "Every error is caught here and none is handled, told or passed on: a failure looks like success.")
            : file.Language is Language.Python ? null
            : Found(file, handler.Word, Severity.Low, "The error is caught and forgotten, and no comment says why that is right.");
    }

    private static bool IsNothing(TokenList tokens, TokenSpan body) =>
        body.All.All(at => tokens.Is(at, ';') || Nothing.Has(tokens, at) || tokens.Is(at, '.', '.') || tokens.Is(at - 1, '.', '.'));

    // A comment of its own right below says how it goes on.
    private static bool IsExplained(LookedFile file, Block block)
    {
        var (first, last) = (file.Source.Tokens.Line(block.Word), file.Source.Tokens.EndLine(block.End));
        return file.Statements.HasComment(first, last)
            || (last < file.Source.CodeLines.Count && string.IsNullOrWhiteSpace(file.Source.CodeLines[last]) && file.Statements.HasComment(last + 1, last + 1));
    }

    /// <summary>Whether what comes next tells of it, or is done only where nothing was caught.</summary>
    private static bool IsAnswered(LookedFile file, Block handler)
    {
        var tokens = file.Source.Tokens;
        var at = handler.End + 1;
        if (file.Language is Language.Python && tokens.Indent(at) != tokens.Indent(handler.Word))
        {
            return false;
        }

        while (tokens.IsWord(at) && tokens.Is(at + 1, '.'))
        {
            at += 2;
        }

        return (tokens.Is(at, "else") && file.Language is Language.Python) || (Telling.Has(tokens, at) && tokens.Is(at + 1, '('));
    }

    private static bool IsErrorCheck(TokenList tokens, TokenSpan header) => header.Count >= 4
        && tokens.Is(header.Last, "nil") && tokens.Is(header.Last - 2, '!', '=') && tokens.Is(header.Last - 3, "err");

    /// <summary>What other forms of dropping an error look like: an empty callback, a Ruby rescue without a body.</summary>
    private static Finding? Dropped(LookedFile file, int at)
    {
        var tokens = file.Source.Tokens;
        if (file.Language is Language.JavaScript or Language.TypeScript && tokens.Is(at, '.') && tokens.Is(at + 1, "catch") && tokens.Is(at + 2, '('))
        {
            var close = tokens.Close(at + 2);
            var isEmpty = tokens.Is(close - 1, '}') && tokens.Open(close - 1) == close - 2
                && (tokens.Is(close - 4, '=', '>') || tokens.Is(at + 3, "function"));
            return isEmpty && close - at <= 12 && !file.Statements.HasComment(tokens.Line(at), tokens.Line(close))
                ? Found(file, at + 1, Severity.Medium, "A rejection is caught and forgotten: a failure looks like success.") : null;
        }

        if (file.Language is not Language.Ruby || !tokens.Is(at, "rescue"))
        {
            return null;
        }

        if (!tokens.StartsLine(at))
        {
            return tokens.Is(at + 1, "nil") ? Found(file, at, Severity.Low, "Any error of this line becomes nil, those nobody thought of, too.") : null;
        }

        var next = tokens.FirstAt(tokens.Line(at) + 1);
        var names = Enumerable.Range(at + 1, Math.Max(0, next - at - 1)).Where(tokens.IsWord).ToList();
        var isAll = names.TrueForAll(name => char.IsLower(tokens.Text(name)[0])) || names.Exists(name => tokens.Is(name, "StandardError") || tokens.Is(name, "Exception"));
        return AfterRescue.Has(tokens, next) && !file.Statements.HasComment(tokens.Line(at), tokens.Line(next) - 1)
            ? Found(file, at, isAll ? Severity.Medium : Severity.Low, "The error is rescued and forgotten: a failure looks like success.") : null;
    }

    private static Finding Found(LookedFile file, int at, Severity severity, string text) => FoundInCode.At(
        file.Source, file.Source.Tokens.Line(at), severity, "swallowed_error", text, "Handle it, pass it on, or say in a comment why it may be forgotten.");
}
