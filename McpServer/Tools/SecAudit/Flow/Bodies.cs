using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Tools.SecAudit.Flow;

/// <summary>
/// The bodies of a file's functions, those without a name included, and which values of a name can be seen from where.
/// </summary>
internal sealed class Bodies
{
    /// <summary>Values of one name that are looked at before a place.</summary>
    private const int MostValues = 60;

    private readonly Spans<(int First, int Last)> _spans;
    private readonly Enclosing _functions;
    private readonly Dictionary<string, Assignment[]> _assigned;
    private readonly Dictionary<int, (int First, int Last)?> _innermost = [];
    private readonly Dictionary<int, HashSet<string>> _parameters = [];
    private readonly TokenList _tokens;

    public Bodies(SourceFile file, IReadOnlyList<Assignment> assigned)
    {
        _functions = file.Around;
        List<(int First, int Last)> bodies =
            [.. file.Declared.Where(declared => declared.Kind is DeclarationKind.Function).Select(declared => (declared.FirstToken, declared.LastToken))];
        var tokens = _tokens = file.Tokens;
        for (var at = 1; at < tokens.Count; at++)
        {
            if (tokens.Is(at, '{') && IsAnonymous(tokens, at))
            {
                bodies.Add((at, tokens.Close(at)));
            }
        }

        bodies.Sort((one, other) => one.First != other.First ? one.First.CompareTo(other.First) : other.Last.CompareTo(one.Last));
        _spans = new(bodies, body => body);
        // self.name is another thing than name.
        _assigned = assigned.Where(each => each.Path == each.Name || each.Path.TrimStart('$', '@') == each.Name)
            .GroupBy(each => each.Name).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The innermost function or property with a name around a token; null outside of all.</summary>
    public Declaration? FunctionAt(int token) => _functions.At(token);

    /// <summary>Whether a function takes a parameter of a name.</summary>
    public bool HasParameter(Declaration function, string name)
    {
        if (!_parameters.TryGetValue(function.NameToken, out var names))
        {
            _parameters[function.NameToken] = names = [.. function.Parameters];
        }

        return names.Contains(name);
    }

    /// <summary>The tokens of the outermost function around a token, or the token's whole file.</summary>
    public (int First, int Last) OutermostAt(int token) =>
        Around(token).FirstOrDefault((0, int.MaxValue));

    /// <summary>
    /// The values that a name may have at a token, as far as they are written before it in the functions around it or at the
    /// top of the file. One that is not indented deeper than the token replaces those before it; others may have happened.
    /// </summary>
    public IReadOnlyList<Assignment> ValuesOf(string name, int token)
    {
        var found = new List<Assignment>();
        var indent = _tokens.Indent(token);
        var all = _assigned.GetValueOrDefault(name) ?? [];
        var until = Until(all, token);
        for (var i = Math.Max(0, until - MostValues); i < until; i++)
        {
            var each = all[i];
            if (each.Last >= token || !IsSeen(each.Token, token))
            {
                continue;
            }

            if (!each.Adds && _tokens.Indent(each.Token) <= indent)
            {
                found.Clear();
            }

            found.Add(each);
        }

        return found;
    }

    /// <summary>How many begin at or before a token.</summary>
    private static int Until(Assignment[] all, int token)
    {
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = all[middle].First <= token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private bool IsSeen(int assigned, int token) => Innermost(assigned) is not { } body || (body.First <= token && body.Last >= token);

    private (int First, int Last)? Innermost(int token)
    {
        if (!_innermost.TryGetValue(token, out var found))
        {
            _innermost[token] = found = Around(token).Select(body => ((int, int)?)body).LastOrDefault();
        }

        return found;
    }

    /// <summary>From the outermost to the innermost.</summary>
    private IEnumerable<(int First, int Last)> Around(int token) => _spans.Around(token).Reverse();

    /// <summary>Braces behind an arrow, or behind the word for a function and its parameters.</summary>
    private static bool IsAnonymous(TokenList tokens, int brace)
    {
        if (tokens.Is(brace - 2, '=', '>') || tokens.Is(brace - 2, '-', '>'))
        {
            return true;
        }

        var open = tokens.Is(brace - 1, ')') ? tokens.Open(brace - 1) : -1;
        return tokens.Is(open - 1, "function") || tokens.Is(open - 2, "function") || tokens.Is(open - 1, "func");
    }
}
