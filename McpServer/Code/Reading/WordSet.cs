using System.Collections.Frozen;
using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Some words of a language, asked for by token.</summary>
internal sealed class WordSet(string words)
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words =
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Has(TokenList tokens, int at) => tokens.IsWord(at) && _words.Contains(tokens.Text(at));

    public bool Has(ReadOnlySpan<char> word) => _words.Contains(word);
}
