using System.Text;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>An answer's text as every later reader can take it.</summary>
internal static class PlainText
{
    /// <summary>
    /// The text without a byte order mark; halves of characters and NUL, which neither JSON nor a database keeps, and what
    /// <see cref="VisibleText"/> hides stand as U+FFFD, and <c>IsMended</c> says so.
    /// </summary>
    public static (string Text, bool IsMended) Of(string text)
    {
        text = text.TrimStart('\uFEFF');
        StringBuilder? mended = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (VisibleText.IsHidden(text[i]) || char.IsSurrogate(text[i]))
            {
                mended ??= new StringBuilder(text);
                mended[i] = VisibleText.Replacement;
            }
        }

        return (mended?.ToString() ?? text, mended is not null);
    }
}
