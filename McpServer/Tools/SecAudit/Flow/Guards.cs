using System.Text.RegularExpressions;
using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Tools.SecAudit.Flow;

/// <summary>Whether a value is compared with what is allowed before it is used. What the comparison is worth is not judged.</summary>
internal static partial class Guards
{
    /// <summary>Tokens before a place in which a comparison is looked for: some hundred lines.</summary>
    private const int Reach = 5_000;

    /// <summary>Whether the name stands in such a comparison between the beginning of its function and a token.</summary>
    public static bool Has(AuditedFile file, string name, int token)
    {
        var first = Math.Max(file.Bodies.OutermostAt(token).First, token - Reach);
        var tokens = file.Tokens;
        for (var at = first; at < token; at++)
        {
            if (tokens.IsWord(at) && tokens.Name(at).TrimStart('$') == name && IsCompared(tokens, at))
            {
                return true;
            }
        }

        return false;
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
