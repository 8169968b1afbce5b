using System.Text;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>
/// Reasoning that a model writes into its answer: <c>&lt;think&gt;…&lt;/think&gt;</c>, as open models do when their server does
/// not take it out. It is no part of the answer: a draft in it must not be read as a finding.
/// </summary>
internal static class ThinkTags
{
    private static readonly (string Open, string Close)[] Tags = [("<think>", "</think>"), ("<thinking>", "</thinking>")];

    /// <summary>The answer, and the reasoning that stood in front of it. A text without any is the answer as it is.</summary>
    public static (string Answer, string Reasoning) Split(string text)
    {
        foreach (var (open, close) in Tags)
        {
            if (text.AsSpan().TrimStart().StartsWith(open, StringComparison.OrdinalIgnoreCase))
            {
                return Leading(text, open, close);
            }

            if (WithoutOpening(text, open, close) is { } end)
            {
                return (text[(end + close.Length)..].TrimStart(), text[..end].Trim());
            }
        }

        return (text, "");
    }

    // One block after another; one that never closes is reasoning to its end.
    private static (string Answer, string Reasoning) Leading(string text, string open, string close)
    {
        var reasoning = new StringBuilder();
        var rest = text.AsSpan().TrimStart();
        while (rest.StartsWith(open, StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[open.Length..];
            var end = rest.IndexOf(close, StringComparison.OrdinalIgnoreCase);
            reasoning.Append(reasoning.Length > 0 ? "\n\n" : "").Append((end < 0 ? rest : rest[..end]).Trim());
            rest = end < 0 ? [] : rest[(end + close.Length)..].TrimStart();
        }

        return (rest.ToString(), reasoning.ToString());
    }

    // Where the template of a model has the opening tag in the question, only the closing one comes. It then begins a
    // line, before any JSON: a tag that an answer quotes stands in a line.
    private static int? WithoutOpening(string text, string open, string close)
    {
        var end = text.IndexOf(close, StringComparison.OrdinalIgnoreCase);
        if (end < 0 || text.AsSpan(0, end).Contains(open, StringComparison.OrdinalIgnoreCase) || text.AsSpan().TrimStart() is ['{' or '[' or '`', ..])
        {
            return null;
        }

        var line = text.AsSpan(0, end);
        return string.IsNullOrWhiteSpace(line[(line.LastIndexOf('\n') + 1)..].ToString()) && !line.IsWhiteSpace() ? end : null;
    }
}
