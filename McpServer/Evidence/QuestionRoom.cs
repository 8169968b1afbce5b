namespace Mcp.Daemon.Evidence;

/// <summary>What one question may take of a model's context, in tokens as <see cref="Tokens.TokenCounter"/> counts them.</summary>
/// <param name="Tokens">System prompt, history, files and question together.</param>
internal sealed record QuestionRoom(int Tokens)
{
    /// <summary>For a model whose context nobody published: that of the smallest models in use.</summary>
    public const int UsualContext = 128_000;

    /// <summary>For a model whose longest answer nobody published: a long review with its thinking.</summary>
    private const int UsualAnswer = 16_000;

    /// <summary>Models that can write 128,000 tokens do not when they are asked about code.</summary>
    private const int MostAnswer = 32_000;

    /// <summary>A question that has no room for this is none; what the model really holds, its provider says.</summary>
    private const int Least = 1_000;

    /// <param name="contextTokens">Question and answer together; null when unknown.</param>
    /// <param name="maxOutputTokens">The longest answer; null when unknown.</param>
    public static QuestionRoom For(int? contextTokens, int? maxOutputTokens)
    {
        var context = Math.Max(0, contextTokens ?? UsualContext);
        var answer = Math.Min(Math.Min(Math.Max(0, maxOutputTokens ?? UsualAnswer), MostAnswer), context / 4);

        // A tenth for vocabularies that need more tokens than ours for the same text.
        var tokens = (int)((context - answer) * 9L / 10);
        return new QuestionRoom(Math.Max(tokens, Least));
    }
}
