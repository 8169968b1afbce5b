using System.Text.RegularExpressions;

namespace Mcp.Daemon.Code.Searching;

/// <summary>Which lines of a file are indented below which, read in one pass. Lines of brackets and labels alone hold nothing.</summary>
internal sealed partial class LineNesting
{
    private readonly int[] _indents;

    // For each line the last one before it that has a word, and the last such one that is indented less; 0 for none.
    private readonly int[] _before;
    private readonly int[] _outer;

    // For each line the last condition or loop before it that is indented as far as it; 0 for none.
    private readonly int[] _conditions;

    public LineNesting(SourceFile file)
    {
        var lines = file.Lines.Count;
        (_indents, _before, _outer, _conditions) = (new int[lines + 1], new int[lines + 1], new int[lines + 1], new int[lines + 1]);
        var lastConditions = new Dictionary<int, int>();
        var last = 0;
        for (var line = 1; line <= lines; line++)
        {
            _indents[line] = Width(file.Lines[line - 1]);
            _before[line] = last;
            _outer[line] = Outer(line, _indents[line]);
            _conditions[line] = lastConditions.GetValueOrDefault(_indents[line]);
            var code = file.CodeLines[line - 1];
            if (!code.Any(char.IsLetter))
            {
                continue;
            }

            last = line;
            if (If().IsMatch(code.AsSpan().Trim().TrimStart("} ")))
            {
                lastConditions[_indents[line]] = line;
            }
        }
    }

    /// <summary>How far a line is indented; a tab counts as four blanks.</summary>
    public int Indent(int line) => _indents[line];

    /// <summary>The last line before one that has a word and is indented less than this; 0 for none.</summary>
    public int Outer(int line, int indent)
    {
        var at = _before[line];
        while (at > 0 && _indents[at] >= indent)
        {
            at = _outer[at];
        }

        return at;
    }

    /// <summary>The last condition or loop before a line that is indented as far as it; 0 for none.</summary>
    public int Condition(int line) => _conditions[line];

    private static int Width(string text)
    {
        var (at, width) = (0, 0);
        for (; at < text.Length && text[at] is ' ' or '\t'; at++)
        {
            width += text[at] == '\t' ? 4 : 1;
        }

        return width;
    }

    [GeneratedRegex(@"^(if|elif|elsif|elseif|else\s+if|for|while|try|unless)\b")]
    private static partial Regex If();
}
