using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Tools.SecAudit.Flow;

/// <summary>
/// Where values of a request are used, as far as one function shows it: read, kept in variables, put into texts. What is
/// converted, looked up in a table of the program's own or compared with a list of what is allowed, is none any more.
/// </summary>
internal sealed class RequestFlow(AuditedFile file)
{
    /// <summary>From variable to variable; nobody follows more, and circles must end.</summary>
    private const int Deepest = 6;

    /// <summary>Values that are looked at for one expression: each may have been made of all those before it.</summary>
    private const int MostValues = 400;

    private static readonly WordSet Lookups = new("get getOrDefault TryGetValue GetValueOrDefault fetch dig indexOf");

    // What they make of a text is that text.
    private static readonly WordSet Texts = new("str String string strip trim Trim ToString toString decode unquote decodeURIComponent lower upper toLowerCase");

    private readonly TokenList _tokens = file.Tokens;
    private readonly Guards _guards = new(file);
    private readonly Dictionary<(int First, int Last, WordSet Safe, bool IsItself, int Depth), RequestSource?> _known = [];
    private int _left;

    private readonly Lazy<HandlerParameters> _parameters = new(() => new HandlerParameters(file));
    private readonly Lazy<NumericNames> _numeric = new(() => new NumericNames(file.Code));

    /// <summary>What of a request is in the value of an expression; null where none can be seen.</summary>
    /// <param name="first">The expression's first token.</param>
    /// <param name="last">The last one.</param>
    /// <param name="safe">The calls that make it harmless for what is done with it.</param>
    public RequestSource? In(int first, int last, WordSet safe) => Begin(first, last, safe, false);

    /// <summary>
    /// The same without what is handed to a call: what a call makes of it need not begin with it, as an address that is built
    /// from it does not.
    /// </summary>
    public RequestSource? Itself(int first, int last, WordSet safe) => Begin(first, last, safe, true);

    private RequestSource? Begin(int first, int last, WordSet safe, bool isItself)
    {
        file.Cancellation.ThrowIfCancellationRequested();
        _left = MostValues;
        return In(first, last, safe, isItself, 0);
    }

    private RequestSource? In(int first, int last, WordSet safe, bool isItself, int depth)
    {
        (first, last) = ResultOf(first, last);
        for (var at = first; at <= last && depth < Deepest && _left >= 0; at++)
        {
            if (_tokens.Mark(at) is '[' && (_tokens.IsWord(at - 1) || _tokens.Mark(at - 1) is ')' or ']') && _tokens.IsPaired(at))
            {
                // What is looked up is chosen by it and does not hold it.
                at = _tokens.Close(at);
                continue;
            }

            if (!_tokens.IsWord(at) || (_tokens.Is(at - 1, '.') && file.Language is not Language.Php) || _tokens.Is(at - 2, '-', '>') || _tokens.Is(at - 2, ':', ':'))
            {
                continue;
            }

            var chain = Chain.From(file.Language, _tokens, at, last);
            if (RequestAccess.IsOne(file.Language, chain.Path) && !IsOwn(at) && !EndsSafe(chain, safe))
            {
                return new RequestSource(chain.Path, _tokens.Line(at), false);
            }

            if (IsSafe(chain, safe))
            {
                at = chain.Last;
                continue;
            }

            if (chain.First == chain.NameEnd && Variable(at, safe, isItself, depth) is { } source)
            {
                return source;
            }

            // The arguments of a lookup choose; what is called on a variable may give it back.
            at = chain.IsLookup(Lookups, _tokens) || (isItself && chain.Calls.Any(call => !Texts.Has(_tokens, call))) ? chain.Last : chain.NameEnd;
            if (chain.First != chain.NameEnd && Variable(chain.First, safe, isItself, depth) is { } owner)
            {
                return owner;
            }
        }

        return null;
    }

    /// <summary>Whether a name such as <c>request</c> is a variable that the function itself fills, and so no request to it.</summary>
    private bool IsOwn(int at) => file.Language is Language.JavaScript or Language.TypeScript or Language.Python && file.Bodies.ValuesOf(_tokens.Name(at), at).Count > 0;

    private RequestSource? Variable(int at, WordSet safe, bool isItself, int depth)
    {
        var name = _tokens.Name(at).TrimStart('$', '@');
        if (_numeric.Value.Has(name, at) || _guards.Has(name, at))
        {
            return null;
        }

        var values = file.Bodies.ValuesOf(name, at);
        foreach (var value in values)
        {
            if (Value(value.First, value.Last, safe, isItself, depth + 1) is { } source)
            {
                return source;
            }
        }

        if (_left < 0)
        {
            return null;
        }

        return values.Any(value => !value.Adds) ? null : _parameters.Value.Of(name, at);
    }

    /// <summary>The same of what a variable was given: many places read one variable, and each value is looked at once.</summary>
    private RequestSource? Value(int first, int last, WordSet safe, bool isItself, int depth)
    {
        var key = (first, last, safe, isItself, depth);
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        if (--_left < 0)
        {
            return null;
        }

        var source = In(first, last, safe, isItself, depth);
        // What was broken off is not known.
        return _left < 0 ? source : _known[key] = source;
    }

    private bool IsSafe(Chain chain, WordSet safe) => chain.Calls.Any(call => Safe.Conversions.Has(_tokens, call) || safe.Has(_tokens, call));

    private bool EndsSafe(Chain chain, WordSet safe) => chain.Calls.Any(call =>
        (Safe.Conversions.Has(_tokens, call) && !CallShape.IsKeyword(_tokens, call)) || safe.Has(_tokens, call));

    /// <summary>The part of an expression that is its value: of a choice the branches, of a comparison nothing.</summary>
    private (int First, int Last) ResultOf(int first, int last)
    {
        for (var at = first; at <= last; at++)
        {
            if (_tokens.Is(at, '=', '=') || _tokens.Is(at, '!', '=') || _tokens.Is(at, "instanceof"))
            {
                var choice = Find(at, last, '?');
                return choice > 0 ? (choice + 1, last) : (last + 1, last);
            }

            if (_tokens.Is(at, '?') && !_tokens.Is(at, '?', '?') && !_tokens.Is(at - 1, '?', '?') && !_tokens.Is(at, '?', '.') && _tokens[at].Start > _tokens[at - 1].End)
            {
                return (at + 1, last);
            }

            at = _tokens.Mark(at) is '(' or '[' or '{' ? _tokens.Close(at) : at;
        }

        return (first, last);
    }

    private int Find(int from, int last, char mark)
    {
        for (var at = from; at <= last; at++)
        {
            if (_tokens.Is(at, mark))
            {
                return at;
            }
        }

        return -1;
    }
}
