using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Statements;

/// <summary>The statements of one file, as far as they are asked for; nothing is computed twice.</summary>
internal sealed class FileStatements(SourceFile file)
{
    private static readonly WordSet Governing = new("if for foreach while elseif using lock fixed");

    private readonly Lazy<IReadOnlyList<Loop>> _loops = new(() => Statements.Loops.Of(file));
    private readonly Lazy<IReadOnlyList<Choice>> _choices = new(() => Statements.Choices.Of(file));
    private readonly Lazy<IReadOnlyList<Block>> _handlers = new(() => Statements.Handlers.Of(file));
    private readonly Lazy<HashSet<int>> _begun = new(() =>
        [.. file.Declared.Where(declared => declared.Kind is DeclarationKind.Function or DeclarationKind.Type).Select(declared => declared.FirstToken)]);
    private readonly Lazy<int[]> _outer = new(() => Outermost(file.Tokens));

    public IReadOnlyList<Loop> Loops => _loops.Value;

    public IReadOnlyList<Choice> Choices => _choices.Value;

    public IReadOnlyList<Block> Handlers => _handlers.Value;

    /// <summary>The innermost function or property around a token; null for one outside of all.</summary>
    public Declaration? FunctionAt(int token) => file.Around.At(token);

    /// <summary>The bracket that is open around a token, innermost; -1 for none.</summary>
    public int Around(int token) => (uint)token < (uint)_outer.Value.Length ? _outer.Value[token] : -1;

    /// <summary>Whether a function or a type begins at a token.</summary>
    public bool BeginsDeclaration(int token) => _begun.Value.Contains(token);

    /// <summary>Whether a comment stands on one of some lines.</summary>
    public bool HasComment(int firstLine, int lastLine) => Comments(firstLine, lastLine).Any();

    /// <summary>The comments that touch some lines.</summary>
    public IEnumerable<CommentBlock> Comments(int firstLine, int lastLine)
    {
        // They never overlap, so what ends before a line stands before what ends behind it.
        var (low, high) = (0, file.Comments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = file.Comments[middle].EndLine < firstLine ? (middle + 1, high) : (low, middle);
        }

        for (; low < file.Comments.Count && file.Comments[low].Line <= lastLine; low++)
        {
            yield return file.Comments[low];
        }
    }

    /// <summary>Whether a preprocessor may take out one of some lines.</summary>
    public bool HasDirective(int firstLine, int lastLine) => file.Language is Language.C or Language.Cpp or Language.CSharp or Language.Swift
        && Enumerable.Range(firstLine, Math.Max(0, lastLine - firstLine + 1)).Any(line => file.CodeLines[line - 1].AsSpan().TrimStart().StartsWith("#"));

    /// <summary>Whether a token is the first one of a statement.</summary>
    public bool StartsStatement(int at)
    {
        var tokens = file.Tokens;
        if (at <= 0)
        {
            return at == 0;
        }

        var around = Around(at);
        if (around >= 0 && !tokens.Is(around, '{'))
        {
            return false;
        }

        if (file.Language is Language.Python)
        {
            return around < 0 && ((tokens.StartsLine(at) && !tokens.Is(at - 1, '\\')) || tokens.Is(at - 1, ';'));
        }

        // A condition may govern a statement without braces.
        return tokens.Mark(at - 1) is ';' or '{' or '}' || tokens.Is(at - 1, "else") || tokens.Is(at - 1, "do")
            || (tokens.Is(at - 1, ')') && Governing.Has(tokens, tokens.Open(at - 1) - 1))
            || (Blocks.EndsAtLine(file.Language) && tokens.StartsLine(at) && tokens.Mark(at - 1) is '\0' or ')' or ']');
    }

    private static int[] Outermost(TokenList tokens)
    {
        var outer = new int[tokens.Count];
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Mark(i) is ')' or ']' or '}' && tokens.IsPaired(i) && open.TryPeek(out var last) && tokens.Open(i) == last)
            {
                open.Pop();
            }

            outer[i] = open.TryPeek(out var around) ? around : -1;
            if (tokens.Mark(i) is '(' or '[' or '{' && tokens.IsPaired(i))
            {
                open.Push(i);
            }
        }

        return outer;
    }
}
