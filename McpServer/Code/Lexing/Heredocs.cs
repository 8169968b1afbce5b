namespace Mcp.Daemon.Code.Lexing;

/// <summary>Texts that begin on the line after their mark and end at a line with their word.</summary>
internal sealed class Heredocs(string text)
{
    private readonly Queue<string> _waiting = [];
    private Dictionary<string, int>? _lastLines;

    /// <summary>
    /// Takes note of the text that a mark at this position announces, and says how long the mark is; 0 when it is none.
    /// A word that ends no later line is no mark: a shift, or a stream's operator.
    /// </summary>
    public int Announce(int at, Language language)
    {
        var i = at + 2;
        if (language is Language.Php)
        {
            if (i >= text.Length || text[i] != '<')
            {
                return 0;
            }

            i++;
        }
        else if (i < text.Length && text[i] is '-' or '~')
        {
            i++;
        }

        if (language is not Language.Ruby)
        {
            i += Literals.Run(text, i, ' ');
        }

        var quote = i < text.Length && text[i] is '"' or '\'' ? text[i] : '\0';
        i += quote == '\0' ? 0 : 1;
        var start = i;
        while (i < text.Length && Literals.IsWordPart(text[i]))
        {
            i++;
        }

        var word = text[start..i];
        var bare = language is Language.Ruby && quote == '\0' && start == at + 2;
        if (word.Length == 0 || char.IsAsciiDigit(word[0]) || (bare && !char.IsAsciiLetterUpper(word[0])) || LastLine(word) <= at)
        {
            return 0;
        }

        _waiting.Enqueue(word);
        i += quote != '\0' && i < text.Length && text[i] == quote ? 1 : 0;
        return i - at;
    }

    /// <summary>Called at the beginning of a line: where the announced texts end, which is here when there are none.</summary>
    public int Skip(int at)
    {
        while (_waiting.TryDequeue(out var word))
        {
            while (at < text.Length)
            {
                var lineEnd = text.IndexOf('\n', at) is var found and >= 0 ? found : text.Length;
                var ends = FirstWord(at, lineEnd) is var first && text.AsSpan(first.Start, first.Length).SequenceEqual(word);
                if (ends)
                {
                    at = first.Start + first.Length;
                    break;
                }

                at = Math.Min(text.Length, lineEnd + 1);
            }

            if (_waiting.Count > 0)
            {
                at = text.IndexOf('\n', at) is var next and >= 0 ? next + 1 : text.Length;
            }
        }

        return at;
    }

    private int LastLine(string word)
    {
        if (_lastLines is null)
        {
            _lastLines = [];
            for (var at = 0; at < text.Length;)
            {
                var lineEnd = text.IndexOf('\n', at) is var found and >= 0 ? found : text.Length;
                if (FirstWord(at, lineEnd) is { Length: > 0 } first)
                {
                    _lastLines[text.Substring(first.Start, first.Length)] = at;
                }

                at = lineEnd + 1;
            }
        }

        return _lastLines.GetValueOrDefault(word, -1);
    }

    private (int Start, int Length) FirstWord(int at, int lineEnd)
    {
        while (at < lineEnd && text[at] is ' ' or '\t')
        {
            at++;
        }

        var end = at;
        while (end < lineEnd && Literals.IsWordPart(text[end]))
        {
            end++;
        }

        return (at, end - at);
    }
}
