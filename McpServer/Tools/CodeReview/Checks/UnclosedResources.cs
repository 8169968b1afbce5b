using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>
/// Files and connections that a function opens, keeps to itself and never closes. Whatever is handed on, returned or kept
/// in a field may be closed by somebody else, and is passed over.
/// </summary>
internal sealed class UnclosedResources : ReviewCheck
{
    public override ReviewAspects Aspects => ReviewAspects.Security | ReviewAspects.Performance;

    protected override bool Reads(Language language) => Openings.Reads(language);

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        var words = new Lazy<WordPlaces>(() => new WordPlaces(tokens));
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Openings.At(file.Source, at) is not (> 0 and var open) || !tokens.IsPaired(open))
            {
                continue;
            }

            var close = tokens.Close(open);
            if (Variable(file, at, close) is { } variable)
            {
                if (file.Statements.FunctionAt(at) is { } function && IsKept(file, words.Value.Of(tokens.Text(variable), close, function.LastToken)))
                {
                    yield return Found(file, at, open, $"{tokens.Name(variable)} is opened here and closed nowhere in {function.Name}, which keeps it to itself.");
                }
            }
            else if (IsDropped(file, at, close))
            {
                yield return Found(file, at, open, "What is opened here has no name, so nothing can close it.");
            }
        }
    }

    /// <summary>The token of the variable that an opening is assigned to, when it is a local one of this statement.</summary>
    private static int? Variable(LookedFile file, int at, int close)
    {
        var tokens = file.Source.Tokens;
        if (!tokens.Is(at - 1, '=') || tokens.Is(close + 1, '.') || tokens.Is(close + 1, ','))
        {
            return null;
        }

        if (file.Language is Language.Python)
        {
            return tokens.IsWord(at - 2) && tokens.StartsLine(at - 2) ? at - 2 : null;
        }

        if (file.Language is Language.Go)
        {
            // f, err := os.Open(path)
            var comma = tokens.Is(at - 2, ':') ? at - 4 : -1;
            return tokens.Is(comma, ',') && tokens.IsWord(comma - 1) && !tokens.Is(comma - 1, "_") ? comma - 1 : null;
        }

        var type = at - 3;
        return tokens.IsWord(at - 2) && tokens.IsWord(type) && file.Statements.StartsStatement(type) && !tokens.Is(type, "using") ? at - 2 : null;
    }

    /// <summary>Whether a variable is only ever asked for its members, and none of these closes it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="places">Where its name stands behind the opening.</param>
    private static bool IsKept(LookedFile file, IEnumerable<int> places)
    {
        var tokens = file.Source.Tokens;
        foreach (var at in places)
        {
            if (tokens.Is(at - 1, '.'))
            {
                continue;
            }

            var next = tokens.Is(at + 1, '?') ? at + 2 : at + 1;
            var isResponse = tokens.Is(next + 1, "Body");
            if (!tokens.Is(next, '.') || Openings.Closes(tokens, next + 1) || (isResponse && Openings.Closes(tokens, next + 3)))
            {
                // A Python file that is looped over is only read.
                if (file.Language is Language.Python && tokens.Is(at - 1, "in") && tokens.Is(at + 1, ':'))
                {
                    continue;
                }

                return false;
            }
        }

        return true;
    }

    /// <summary>Whether something of it is used at once, and then nobody has it any more.</summary>
    private static bool IsDropped(LookedFile file, int at, int close)
    {
        var tokens = file.Source.Tokens;
        var isReadAtOnce = tokens.Is(close + 1, '.') && tokens.IsWord(close + 2) && tokens.Is(close + 3, '(') && !Openings.Closes(tokens, close + 2);
        var isLooped = file.Language is Language.Python && tokens.Is(at - 1, "in") && tokens.Is(close + 1, ':');
        return (isReadAtOnce && file.Language is not Language.Go && !IsInWith(tokens, at)) || isLooped;
    }

    private static bool IsInWith(TokenList tokens, int at)
    {
        var first = tokens.FirstAt(tokens.Line(at));
        return tokens.Is(first, "with") || tokens.Is(first, "using") || tokens.Is(first + 1, "using") || tokens.Is(first, "try");
    }

    private static Finding Found(LookedFile file, int at, int open, string text)
    {
        var tokens = file.Source.Tokens;
        var isWritten = file.Language is not Language.Python
            || Enumerable.Range(open, tokens.Close(open) - open).Any(each => tokens.IsText(each) && tokens.Content(each) is ['w' or 'a' or 'x', ..] and { Length: <= 3 });
        var harm = isWritten ? " It stays open, and what was written may not arrive." : " It stays open until the interpreter happens to collect it.";
        return FoundInCode.At(
            file.Source, tokens.Line(at), isWritten ? Severity.Medium : Severity.Low, "unclosed_resource", text + (file.Language is Language.Go ? " It stays open." : harm), file.Language switch
            {
                Language.Python => "Open it in a with statement.",
                Language.CSharp => "Declare it with using.",
                Language.Java => "Open it in the head of a try.",
                _ => "defer its Close right behind the check of the error.",
            });
    }
}
