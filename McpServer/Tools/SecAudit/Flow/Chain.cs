using System.Text;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Tools.SecAudit.Flow;

/// <summary>A name with what is taken out of it and called on it: <c>request.args.get("id").strip()</c>.</summary>
/// <param name="Path">The names, joined by dots, without what stands in brackets.</param>
/// <param name="First">The first token.</param>
/// <param name="NameEnd">The last name before the first bracket.</param>
/// <param name="Last">The last token, brackets included.</param>
/// <param name="Calls">The names that are called.</param>
internal sealed record Chain(string Path, int First, int NameEnd, int Last, IReadOnlyList<int> Calls)
{
    public static Chain From(Language language, TokenList tokens, int first, int last)
    {
        // Most chains are one name: these are read for every word of an expression.
        var begin = tokens.Name(first).TrimStart('$', '@');
        StringBuilder? path = null;
        List<int>? calls = null;
        var (at, name, nameEnd) = (first, first, first);
        var sawBracket = false;
        var joinsTexts = language is Language.Php;
        while (at < last)
        {
            var next = at + 1;
            next += tokens.Mark(next) is '!' or '?' && tokens.Mark(next + 1) is '.' or '[' or '(' ? 1 : 0;
            if (tokens.Is(next, '.') && tokens.IsWord(next + 1) && !joinsTexts)
            {
                at = name = next + 1;
            }
            else if ((tokens.Is(next, '-', '>') || tokens.Is(next, ':', ':')) && tokens.IsWord(next + 2))
            {
                at = name = next + 2;
            }
            else if (tokens.Mark(next) is '(' or '[' && tokens.IsPaired(next) && tokens[next].Start == tokens[next - 1].End)
            {
                if (tokens.Is(next, '('))
                {
                    (calls ??= []).Add(name);
                }

                at = tokens.Close(next);
                sawBracket = true;
                continue;
            }
            else
            {
                break;
            }

            (path ??= new StringBuilder(begin)).Append('.').Append(tokens.Name(name));
            nameEnd = sawBracket ? nameEnd : name;
        }

        return new Chain(path?.ToString() ?? begin, first, nameEnd, Math.Min(at, last), (IReadOnlyList<int>?)calls ?? []);
    }

    /// <summary>Whether something is looked up in it by a call such as <c>TABLE.get(key)</c>.</summary>
    public bool IsLookup(WordSet lookups, TokenList tokens) => Calls.Count > 0 && Calls[0] != First && lookups.Has(tokens, Calls[0]);
}
