using System.Buffers;
using System.Text.Json;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>A text that is JSON from its beginning to its end: by the framework's reader, strictly first and then leniently.</summary>
internal static class JsonText
{
    /// <summary>Would be read without a word, and throw when its text is asked for.</summary>
    private const string HalfCharacter = @"\ud";

    /// <summary>
    /// Escapes that may stand for what no text may hold or no reader sees: our own reader replaces them. A text that is one
    /// JSON string wraps another, which is looked through when it is unwrapped.
    /// </summary>
    private static readonly SearchValues<string> Hiding =
        SearchValues.Create([HalfCharacter, @"\u00", @"\u202", @"\u206", @"\b", @"\f"], StringComparison.OrdinalIgnoreCase);

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonMending.MostDepth };

    private static readonly JsonDocumentOptions Lenient = new()
    {
        MaxDepth = JsonMending.MostDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The value, or null when the text is no JSON; faults that were passed over are added.</summary>
    public static JsonElement? Parse(string text, ref JsonFaults faults)
    {
        if (text.Length == 0 || text[0] is not ('{' or '[' or '"' or '/'))
        {
            return null;
        }

        if (text[0] is not '"' ? text.AsSpan().ContainsAny(Hiding) : text.Contains(HalfCharacter, StringComparison.OrdinalIgnoreCase))
        {
            return Mended(text, ref faults);
        }

        if (Parse(text, Strict) is { } strict)
        {
            return strict;
        }

        var lenient = Parse(text, Lenient);
        faults |= lenient is null ? JsonFaults.None : JsonFaults.Lenience;
        return lenient;
    }

    /// <summary>What was mended is valid JSON.</summary>
    public static JsonElement Parse(MendedJson mended) => JsonElement.Parse(mended.Json, Strict);

    private static JsonElement? Parse(string text, JsonDocumentOptions options)
    {
        try
        {
            return JsonElement.Parse(text, options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Mended(string text, ref JsonFaults faults)
    {
        if (text[0] is not ('{' or '[') || JsonMending.Read(text, 0, looseQuotes: false) is not { IsWhole: true, IsCutOff: false } mended
            || mended.End < text.Length)
        {
            return null;
        }

        faults |= mended.Faults;
        return Parse(mended);
    }

}
