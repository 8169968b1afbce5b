
namespace Mcp.Daemon.Code.Statements;

/// <summary>The choices of a file by <c>if</c> and <c>else</c>.</summary>
internal static class Choices
{
    /// <summary>In the order in which they begin; one inside another counts for itself.</summary>
    public static IReadOnlyList<Choice> Of(SourceFile file)
    {
        var tokens = file.Tokens;
        var choices = new List<Choice>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var held = 0;
            if (tokens.Is(at, "if") && IsStart(file, at) && Blocks.After(file, at, ref held) is { } first)
            {
                choices.Add(Whole(file, first, held));
            }
        }

        return choices;
    }

    private static bool IsStart(SourceFile file, int at)
    {
        var tokens = file.Tokens;
        return !tokens.Is(at - 1, '.') && !tokens.Is(at - 1, "else") && (file.Language is not Language.Python || tokens.StartsLine(at));
    }

    private static Choice Whole(SourceFile file, Block first, int held)
    {
        var tokens = file.Tokens;
        var branches = new List<Block> { first };
        while (Next(file, first, branches[^1].End + 1) is { } word && Blocks.After(file, word, ref held) is { } block)
        {
            branches.Add(block);
            if (tokens.Is(word, "else"))
            {
                return new Choice(branches, HasElse: true);
            }
        }

        return new Choice(branches, HasElse: false);
    }

    /// <summary>The word of the next branch; null when there is none.</summary>
    private static int? Next(SourceFile file, Block first, int at)
    {
        var tokens = file.Tokens;
        if (file.Language is Language.Python)
        {
            return (tokens.Is(at, "elif") || tokens.Is(at, "else")) && tokens.StartsLine(at) && tokens.Indent(at) == tokens.Indent(first.Word) ? at : null;
        }

        return tokens.Is(at, "elseif") ? at
            : !tokens.Is(at, "else") ? null
            : tokens.Is(at + 1, "if") ? at + 1
            : at;
    }
}
