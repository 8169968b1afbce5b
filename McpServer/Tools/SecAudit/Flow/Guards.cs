using System.Text.RegularExpressions;
using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Tools.SecAudit.Flow;

/// <summary>Whether a value is compared with what is allowed before it is used. What the comparison is worth is not judged.</summary>
internal sealed partial class Guards(AuditedFile file)
{
    /// <summary>Tokens before a place in which a comparison is looked for: some hundred lines.</summary>
    private const int Reach = 5_000;

    private readonly Lazy<Dictionary<string, List<int>>> _places = new(() => Places(file.Tokens));
    private readonly Dictionary<string, List<int>> _compared = [];

    /// <summary>Whether the name stands in such a comparison between the beginning of its function and a token.</summary>
    public bool Has(string name, int token)
    {
        var compared = Compared(name);
        if (compared.Count == 0)
        {
            return false;
        }

        var found = compared.BinarySearch(Math.Max(file.Bodies.OutermostAt(token).First, token - Reach));
        found = found < 0 ? ~found : found;
        return found < compared.Count && compared[found] < token;
    }

    /// <summary>All the places at which a name is compared, in their order.</summary>
    private List<int> Compared(string name)
    {
        if (!_compared.TryGetValue(name, out var compared))
        {
            _compared[name] = compared = [.. (_places.Value.GetValueOrDefault(name) ?? []).Where(at => IsCompared(file.Tokens, at))];
        }

        return compared;
    }

    private static Dictionary<string, List<int>> Places(TokenList tokens)
    {
        var places = new Dictionary<string, List<int>>();
        var named = places.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.IsWord(at))
            {
                continue;
            }

            var name = tokens.Text(at).Trim('`').TrimStart('$');
            if (!named.TryGetValue(name, out var found))
            {
                named[name] = found = [];
            }

            found.Add(at);
        }

        return places;
    }

    private static bool IsCompared(TokenList tokens, int at)
    {
        // name in ALLOWED, name not in ALLOWED; but not: for name in names
        if ((tokens.Is(at + 1, "in") || (tokens.Is(at + 1, "not") && tokens.Is(at + 2, "in"))) && !tokens.Is(at - 1, "for") && !tokens.Is(at - 1, "const"))
        {
            return true;
        }

        // name.startsWith(prefix), name.matches(pattern)
        if (tokens.Is(at + 1, '.') && tokens.Is(at + 3, '(') && Comparing().IsMatch(tokens.Name(at + 2)))
        {
            return true;
        }

        // allowed.includes(name), isValid(name)
        var open = at - 1;
        while (open > 0 && open > at - 6 && !tokens.Is(open, '('))
        {
            open--;
        }

        return tokens.Is(open, '(') && tokens.IsWord(open - 1) && Comparing().IsMatch(tokens.Name(open - 1));
    }

    // That there is a value, or that it is a text, says nothing about which one it is.
    [GeneratedRegex("^(includes|[Cc]ontains(Key)?|has|indexOf|test|match(es)?|fullmatch|IsMatch|MatchString|[Ss]tartsWith|startswith|HasPrefix|start_with|is_relative_to|commonpath|in_array|array_key_exists|preg_match|include|member)\\??$|^(?!.*(Null|Empty|Blank|None|String|_string|Defined|Array|instance))((is|Is|check|Check|validate|Validate|verify|Verify|assert|Assert|ensure|Ensure|require|Require|reject|Reject)(_|[A-Z])|valid|safe|Safe|allowed|permitted)\\w*$")]
    private static partial Regex Comparing();
}
