using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Measuring;

/// <summary>How deep statements stand inside each other where indentation tells.</summary>
internal sealed class IndentNesting(TokenList tokens, bool countsTry)
{
    private const string Conditions = "if elif else for while except match case async";

    private static readonly WordSet WithoutTry = new(Conditions);

    private static readonly WordSet WithTry = new(Conditions + " try finally");

    private readonly WordSet _words = countsTry ? WithTry : WithoutTry;

    private readonly Stack<int> _indents = [];

    public int Depth(IEnumerable<int> own)
    {
        var deepest = 0;
        foreach (var at in own)
        {
            if (!tokens.StartsLine(at))
            {
                continue;
            }

            var indent = tokens.Indent(at);
            while (_indents.TryPeek(out var outer) && outer >= indent)
            {
                _indents.Pop();
            }

            if (_words.Has(tokens, at) && !tokens.Is(at + 1, "def") && EndsWithColon(at))
            {
                _indents.Push(indent);
                deepest = Math.Max(deepest, _indents.Count);
            }
        }

        return deepest;
    }

    /// <summary>A continued line may begin with the same words, and match and case may be names.</summary>
    private bool EndsWithColon(int at)
    {
        for (var i = at; i < tokens.Count && tokens.Line(i) <= tokens.Line(at) + 1; i++)
        {
            if (tokens.Is(i, ':'))
            {
                return true;
            }

            i = tokens.Mark(i) is '(' or '[' or '{' ? tokens.Close(i) : i;
        }

        return false;
    }
}
