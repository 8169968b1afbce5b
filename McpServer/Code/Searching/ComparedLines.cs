using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Code.Searching;

/// <summary>The lines of several files that count when code is compared, one after the other, each as a number.</summary>
internal sealed class ComparedLines
{
    // The base of a polynomial over the lines: any large odd number will do.
    private const ulong Base = 0x9E3779B97F4A7C15;

    private readonly List<int> _numbers = [];

    // The polynomial's value for the lines before each position, so that every run of lines has its own by one subtraction.
    private readonly List<ulong> _sums = [0];
    private readonly List<ulong> _powers = [1];
    private readonly List<(SourceFile File, int Line)> _places = [];
    private readonly List<int> _ends = [];
    private readonly Dictionary<string, int> _known = [];

    public int Count => _numbers.Count;

    public static ComparedLines Of(IReadOnlyList<SourceFile> files, CancellationToken cancellationToken)
    {
        var lines = new ComparedLines();
        foreach (var file in files.Where(file => Languages.IsCode(file.Language)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines.Add(file);
        }

        return lines;
    }

    /// <summary>The first position of the next file.</summary>
    public int EndOf(int at) => _ends[at];

    /// <summary>A number for some lines that others than these hardly ever have.</summary>
    public ulong HashOf(int at, int count)
    {
        while (_powers.Count <= count)
        {
            _powers.Add(_powers[^1] * Base);
        }

        return unchecked(_sums[at + count] - (_sums[at] * _powers[count]));
    }

    /// <summary>How many lines from two positions on are the same, without reaching the second one or the end of a file.</summary>
    public int Agreeing(int first, int second)
    {
        var most = Math.Min(_ends[first] == _ends[second] ? second - first : _ends[first] - first, _ends[second] - second);
        var length = 0;
        while (length < most && _numbers[first + length] == _numbers[second + length])
        {
            length++;
        }

        return length;
    }

    public DuplicatePair Pair(int first, int second, int length) => new(
        _places[first].File.Path, _places[first].Line, _places[second].File.Path, _places[second].Line, length)
    {
        FirstEndLine = _places[first + length - 1].Line,
        SecondEndLine = _places[second + length - 1].Line,
    };

    private void Add(SourceFile file)
    {
        var imported = file.Imported.SelectMany(import => Enumerable.Range(import.Line, import.EndLine - import.Line + 1)).ToHashSet();
        for (var line = 1; line <= file.Lines.Count; line++)
        {
            var text = file.CommentFreeLines[line - 1];
            if (imported.Contains(line) || !text.Any(char.IsLetterOrDigit))
            {
                continue;
            }

            var folded = Excerpt.OnOneLine(text);
            if (!_known.TryGetValue(folded, out var number))
            {
                _known[folded] = number = _known.Count;
            }

            _numbers.Add(number);
            _sums.Add(unchecked((_sums[^1] * Base) + (uint)number + 1));
            _places.Add((file, line));
        }

        while (_ends.Count < _numbers.Count)
        {
            _ends.Add(_numbers.Count);
        }
    }
}
