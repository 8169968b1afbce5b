using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Usage;

/// <summary>
/// Counts tokens roughly, by classes of characters, for what no provider has counted yet: a question before it is
/// asked, an answer while it streams, an attempt that was cut. Rather too many than too few.
/// </summary>
/// <remarks>
/// A token of the common vocabularies holds about 4 ASCII characters of prose and 3.5 of code, and 1.3 of Chinese,
/// Japanese or Korean; other scripts lie between and are taken as 2. Mistakes of 30 % are normal: money is settled by
/// the provider's own count.
/// </remarks>
internal sealed class TokenTally
{
    private const double AsciiPerToken = 3.5;
    private const double CjkPerToken = 1.3;
    private const double OtherPerToken = 2;

    // Role and separators of a message, in the formats that providers describe.
    private const int PerMessage = 4;

    // A large image of the vision models' own tables; small ones are less.
    private const int PerImage = 1_500;

    private long _ascii;
    private long _cjk;
    private long _other;
    private long _whole;

    public long Tokens => _whole + (long)Math.Ceiling((_ascii / AsciiPerToken) + (_cjk / CjkPerToken) + (_other / OtherPerToken));

    public static long Of(string text)
    {
        var tally = new TokenTally();
        tally.Add(text);
        return tally.Tokens;
    }

    /// <summary>A whole question, with the tools that it offers.</summary>
    public static long Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var tally = new TokenTally();
        foreach (var message in messages)
        {
            tally._whole += PerMessage;
            tally.Add(message.Contents);
        }

        foreach (var tool in options?.Tools ?? [])
        {
            tally.Add(tool.Name);
            tally.Add(tool.Description);
            tally.Add((tool as AIFunctionDeclaration)?.JsonSchema.GetRawText());
        }

        return tally.Tokens;
    }

    public void Add(IEnumerable<AIContent> contents)
    {
        foreach (var content in contents)
        {
            switch (content)
            {
                case TextContent text:
                    Add(text.Text);
                    break;

                case TextReasoningContent reasoning:
                    Add(reasoning.Text);
                    break;

                case FunctionCallContent call:
                    Add(call.Name);
                    foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>())
                    {
                        Add(name);
                        Add(value?.ToString());
                    }

                    break;

                case FunctionResultContent result:
                    Add(result.Result?.ToString());
                    break;

                case DataContent or UriContent:
                    _whole += PerImage;
                    break;
            }
        }
    }

    public void Add(string? text)
    {
        foreach (var character in text.AsSpan())
        {
            if (char.IsAscii(character))
            {
                _ascii++;
            }
            else if (IsCjk(character))
            {
                _cjk++;
            }
            else
            {
                _other++;
            }
        }
    }

    // Kana, CJK ideographs with their extension A, Hangul, full-width forms; what lies beyond comes as two surrogates and is dear enough.
    private static bool IsCjk(char character) =>
        character is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3') or (>= '\uff00' and <= '\uffef');
}
