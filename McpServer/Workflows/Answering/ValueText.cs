using System.Text;
using System.Text.Json;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Values of JSON for reading: lists as bullets, objects as lines of name and value, indented below what they belong to.</summary>
internal static class ValueText
{
    /// <summary>Characters of one value; about as much as a client shows of a whole answer.</summary>
    private const int Longest = 200_000;

    private const string Cut = "\n… (cut; the raw answer has the rest)";

    /// <summary>The value; empty when it says nothing.</summary>
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.Length > Longest ? text.ToString(0, End(text)) + Cut : text.ToString().Trim();
    }

    /// <summary>The value behind its name, on one line where it has one.</summary>
    public static string Named(string name, JsonElement value)
    {
        var text = Of(value);
        var isBlock = value.ValueKind is JsonValueKind.Array or JsonValueKind.Object;
        return isBlock ? $"{Spaced(name)}:\n  {text.ReplaceLineEndings("\n  ")}" : $"{Spaced(name)}: {text}";
    }

    /// <summary>A name as words: underscores are spaces.</summary>
    public static string Spaced(string name) => name.Replace('_', ' ').ReplaceLineEndings(" ").Trim();

    private static void Append(StringBuilder text, JsonElement value, int indent)
    {
        if (text.Length > Longest)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in Member.Of(value).Where(member => member.HasContent))
                {
                    NewLine(text, indent).Append(Spaced(member.Name)).Append(':');
                    AppendBehind(text, member.Value, indent);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray().Where(item => new Member("", item).HasContent))
                {
                    NewLine(text, indent).Append('-');
                    AppendItem(text, item, indent);
                }

                break;
            case JsonValueKind.String:
                text.Append(value.GetString()!.ReplaceLineEndings("\n" + new string(' ', indent)));
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void AppendBehind(StringBuilder text, JsonElement value, int indent)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            text.Append(' ');
        }

        Append(text, value, indent + 2);
    }

    // The first line of an object in a list stands behind its bullet.
    private static void AppendItem(StringBuilder text, JsonElement item, int indent)
    {
        var start = text.Length;
        AppendBehind(text, item, indent);
        if (text.Length > start && text[start] is '\n')
        {
            text.Remove(start, Math.Min(indent + 2, text.Length - start));
        }
    }

    private static StringBuilder NewLine(StringBuilder text, int indent) =>
        text.Length == 0 ? text : text.Append('\n').Append(' ', indent);

    private static int End(StringBuilder text) => char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
}
