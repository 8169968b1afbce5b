namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Finds the end of what is not read: comments, and what nests too deep.</summary>
internal static class JsonSkip
{
    /// <summary>Behind the comment that begins here, or here when none does.</summary>
    public static int Comment(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("//"))
        {
            var end = rest.IndexOfAny('\n', '\r');
            return end < 0 ? text.Length : at + end;
        }

        if (rest.StartsWith("/*"))
        {
            var end = rest.IndexOf("*/");
            return end < 0 ? text.Length : at + end + 2;
        }

        return at;
    }

    /// <summary>Behind the bracket that closes the one before <paramref name="at"/>, or the end of the text.</summary>
    public static int Past(string text, int at)
    {
        var depth = 1;
        var isText = false;
        for (; at < text.Length && depth > 0; at++)
        {
            switch (text[at])
            {
                case '\\' when isText:
                    at++;
                    break;
                case '"':
                    isText = !isText;
                    break;
                case '{' or '[' when !isText:
                    depth++;
                    break;
                case '}' or ']' when !isText:
                    depth--;
                    break;
            }
        }

        return Math.Min(at, text.Length);
    }
}
