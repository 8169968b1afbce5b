using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Shell scripts: their functions.</summary>
internal sealed class ShellReader(TokenList tokens)
{
    public IEnumerable<(Header Header, string? Container)> Headers()
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.StartsLine(at) && tokens.IsWord(at) && Function(at) is { } header)
            {
                yield return (header, null);
            }
        }
    }

    private Header? Function(int at)
    {
        var name = tokens.Is(at, "function") ? at + 1 : at;
        var last = name;
        while (last + 1 < tokens.Count && tokens[last].End == tokens[last + 1].Start
            && (tokens.IsWord(last + 1) || tokens.Mark(last + 1) is '-' or ':' or '.'))
        {
            last++;
        }

        var hasParentheses = tokens.Is(last + 1, '(', ')');
        var open = hasParentheses ? last + 3 : last + 1;
        return !tokens.IsWord(name) || !tokens.Is(open, '{') || (name == at && !hasParentheses) ? null : new Header
        {
            Kind = DeclarationKind.Function,
            Name = tokens.Source(name, last),
            First = at,
            NameAt = name,
            Body = open,
            Last = tokens.Close(open),
            SignatureLast = open - 1,
            IsPublic = tokens.Text(name)[0] != '_',
        };
    }
}
