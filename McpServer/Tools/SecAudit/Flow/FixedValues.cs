using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Tools.SecAudit.Flow;

/// <summary>
/// Which values can hold no text from outside: literals and what is made of them, constants by their name or by what they are
/// given, numbers, marks for parameters. What a field holds is taken to be the program's own.
/// </summary>
internal sealed class FixedValues(AuditedFile file)
{
    /// <summary>Assignments from a constant to its use; a longer chain is written by programs.</summary>
    private const int Deepest = 5;

    /// <summary>Values that are looked at for one expression: each may have been made of all those before it.</summary>
    private const int MostValues = 400;

    private static readonly WordSet Literals = new("true false null nil None True False undefined NULL self this");

    private static readonly WordSet Operators = new("in is and or not if else new await typeof as for str String string toString ToString repr");

    private readonly TokenList _tokens = file.Tokens;
    private readonly Dictionary<(int First, int Last, int Depth), bool> _known = [];
    private int _left;

    private readonly Lazy<NumericNames> _numeric = new(() => new NumericNames(file.Code));

    /// <summary>Whether the expression between two tokens is such a value.</summary>
    public bool Is(int first, int last)
    {
        file.Cancellation.ThrowIfCancellationRequested();
        _left = MostValues;
        return Is(first, last, 0);
    }

    private bool Is(int first, int last, int depth)
    {
        if (depth > Deepest)
        {
            return false;
        }

        for (var at = first; at <= last; at++)
        {
            if (!_tokens.IsWord(at) || Literals.Has(_tokens, at) && !IsMember(at))
            {
                continue;
            }

            var chain = Chain.From(file.Language, _tokens, at, last);
            if (IsJoinOfMarks(chain) || chain.Calls.Any(call => Safe.Conversions.Has(_tokens, call)) || IsConstant(chain) || IsField(chain) || IsSize(chain))
            {
                at = chain.Last;
                continue;
            }

            if (Operators.Has(_tokens, at) || IsPrefix(at))
            {
                continue;
            }

            if (chain.Calls.Count > 0 || !IsFixedName(_tokens.Name(at).TrimStart('$', '@'), at, depth))
            {
                return false;
            }

            at = chain.Last;
        }

        return true;
    }

    private bool IsMember(int at) => _tokens.Is(at + 1, '.') || _tokens.Is(at + 1, '-', '>');

    // The name in a hole touches the text around it too.
    private bool IsPrefix(int at) => _tokens.IsText(at + 1) && _tokens[at].End == _tokens[at + 1].Start && _tokens.Text(at + 1)[0] is '"' or '\'' or '`'
        && !(_tokens.IsText(at - 1) && _tokens[at - 1].End == _tokens[at].Start);

    private bool IsFixedName(string name, int at, int depth)
    {
        if (_numeric.Value.Has(name, at))
        {
            return true;
        }

        var values = file.Bodies.ValuesOf(name, at);
        return values.Count > 0 && values.All(value => IsValue(value.First, value.Last, depth + 1));
    }

    /// <summary>The same of what a variable was given: many places read one variable, and each value is looked at once.</summary>
    private bool IsValue(int first, int last, int depth)
    {
        if (_known.TryGetValue((first, last, depth), out var known))
        {
            return known;
        }

        if (--_left < 0)
        {
            return true;
        }

        var isFixed = Is(first, last, depth);
        // What was broken off is not known.
        return _left < 0 ? isFixed : _known[(first, last, depth)] = isFixed;
    }

    /// <summary><c>USERS</c>, <c>Tables.Users</c>, <c>settings.TABLE</c>.</summary>
    private bool IsConstant(Chain chain)
    {
        if (RequestAccess.IsOne(file.Language, chain.Path))
        {
            return false;
        }

        var parts = chain.Path.Split('.');
        var isLoud = parts[^1].Length > 1 && !parts[^1].Any(char.IsLower) && parts[^1].Any(char.IsLetter);
        return chain.Calls.Count == 0 && (isLoud || (parts.Length > 1 && parts.All(part => char.IsUpper(part[0]))));
    }

    /// <summary><c>self.table</c>, <c>this.table</c>, <c>_table</c>, <c>@table</c>.</summary>
    private bool IsField(Chain chain) => chain.Calls.Count == 0
        && (_tokens.Text(chain.First)[0] is '_' or '@' || chain.Path.StartsWith("self.", StringComparison.Ordinal)
            || chain.Path.StartsWith("this.", StringComparison.Ordinal) || chain.Path.StartsWith("cls.", StringComparison.Ordinal));

    private static bool IsSize(Chain chain) => chain.Path.Split('.')[^1] is "length" or "Length" or "Count" or "size";

    /// <summary><c>",".join("?" * n)</c> and its kin: what is joined is marks for parameters.</summary>
    private bool IsJoinOfMarks(Chain chain)
    {
        if (!chain.Calls.Any(call => _tokens.Text(call) is "join" or "Join" or "Repeat" or "repeat" or "fill" or "map" or "Select"))
        {
            return false;
        }

        for (var at = chain.First; at <= chain.Last; at++)
        {
            if (_tokens.IsText(at) && _tokens.Content(at) is "?" or "%s" or "?," or "?, " or "(?)" or "@p" or "$" or ":p")
            {
                return true;
            }
        }

        return false;
    }
}
