using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Which of Ruby's words open a block that an <c>end</c> closes. To be asked in order: a loop is remembered for its do.</summary>
internal sealed class RubyBlocks(TokenList tokens)
{
    private static readonly WordSet Openers = new("begin case for do");

    // These open a block unless they stand behind the statement that they guard.
    private static readonly WordSet Guards = new("if unless while until");

    private static readonly WordSet BeforeGuard = new("then else do begin and or not in");

    // A loop's own do opens nothing more; it stands on the line of the loop's word.
    private int _loopLine;

    /// <summary>A method, symbol or key that is called like a keyword.</summary>
    public static bool IsNameOnly(TokenList tokens, int at) => tokens.Is(at - 1, '.')
        || (tokens.Is(at - 1, ':') && tokens[at - 1].End == tokens[at].Start && !tokens.Is(at - 2, ':'))
        || (tokens.Is(at + 1, ':') && tokens[at].End == tokens[at + 1].Start && !tokens.Is(at + 2, ':'));

    /// <summary>Whether the word at a position opens a block; definitions are not asked for here.</summary>
    public bool Opens(int at)
    {
        if (!Openers.Has(tokens, at) && !(Guards.Has(tokens, at) && BeginsBlock(at)))
        {
            return false;
        }

        if (tokens.Is(at, "do") && _loopLine == tokens.Line(at))
        {
            _loopLine = 0;
            return false;
        }

        var isLoop = tokens.Is(at, "for") || tokens.Is(at, "while") || tokens.Is(at, "until");
        _loopLine = isLoop ? tokens.Line(at) : _loopLine;
        return true;
    }

    private bool BeginsBlock(int at) => at == 0 || tokens.StartsLine(at)
        || tokens.Mark(at - 1) is '=' or '(' or ',' or ';' or '|' or '&' or '{' or '[' or '!' or '>' or '<' or '?' or ':' or '+'
        || BeforeGuard.Has(tokens, at - 1);
}
