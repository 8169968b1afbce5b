using System.Text;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tokens;

namespace Mcp.Daemon.Evidence;

/// <summary>
/// The parts of a file that does not fit whole: the lines that the question is about with what stands around them, its
/// head, and more of both while the room lasts. What is left out is marked where it would stand.
/// </summary>
internal sealed class FilePart
{
    /// <summary>Less tokens than this hold a few lines out of all context.</summary>
    public const int Least = 150;

    /// <summary>What a gap costs at most, without its outline: its marker, and a range more in the opening mark.</summary>
    private const int GapTokens = 24;

    /// <summary>For outlines of what is left out: a tenth of the room, and no more than a page's worth of names.</summary>
    private const int MostOutlineTokens = 300;

    /// <summary>Lines that may be too long for the room before the rest is given up: behind a few of them there may be short ones.</summary>
    private const int MostMisses = 50;

    /// <summary>Declarations named for each gap: as many as go, fewer where the room is short.</summary>
    private static readonly int[] OutlineLengths = [12, 4, 0];

    private readonly QuestionFile _file;
    private readonly TokenCounter _counter;
    private readonly string[] _lines;
    private readonly bool[] _isChosen;
    private readonly List<int> _inOrder = [];
    private readonly Lazy<SourceFile> _source;

    private FilePart(QuestionFile file, TokenCounter counter)
    {
        (_file, _counter, _lines) = (file, counter, file.AllLines());
        _isChosen = new bool[_lines.Length + 2];
        _source = new(() => new SourceFile(file.Name, file.Text));
    }

    /// <summary>The part that fits, or null when no line does.</summary>
    /// <param name="room">Tokens; the block takes at most that many.</param>
    public static FileBlock? Of(QuestionFile file, Focus focus, int room, TokenCounter counter)
    {
        var part = new FilePart(file, counter);
        part.Choose(PartOrder.Of(file, focus), room);
        return part.Block(room);
    }

    private void Choose(IEnumerable<int> order, int room)
    {
        var left = room - Math.Min(room / 10, MostOutlineTokens) - GapTokens
            - _counter.Count(BlockText.Opening(_file, "")) - _counter.Count(BlockText.Closing(_file));
        var missed = new HashSet<int>();
        foreach (var number in order)
        {
            if (_isChosen[number] || missed.Contains(number))
            {
                continue;
            }

            var gap = _isChosen[number - 1] || _isChosen[number + 1] ? 0 : GapTokens;
            var tokens = gap + _counter.CountUpTo(BlockText.Line(number, _lines[number - 1]), left);
            if (tokens <= left)
            {
                left -= tokens;
                _isChosen[number] = true;
                _inOrder.Add(number);
            }
            else if (missed.Add(number) && missed.Count > MostMisses)
            {
                return;
            }
        }
    }

    private FileBlock? Block(int room)
    {
        while (_inOrder.Count > 0)
        {
            var ranges = LineNumbers.Ranges(_inOrder.Order());
            foreach (var length in OutlineLengths)
            {
                var text = Render(ranges, length);
                if (_counter.CountUpTo(text, room) is var tokens && tokens <= room)
                {
                    return new FileBlock(_file.Name, _file.Mark, LineNumbers.Words(ranges), text, tokens);
                }
            }

            // Gaps were dearer than thought: the lines that were wanted least make room.
            var keep = _inOrder.Count - 1 - (_inOrder.Count / 8);
            _inOrder.RemoveRange(keep, _inOrder.Count - keep);
        }

        return null;
    }

    private string Render(List<(int From, int To)> ranges, int outline)
    {
        var text = new StringBuilder(BlockText.Opening(_file, LineNumbers.Words(ranges)));
        var next = 1;
        foreach (var (from, to) in ranges)
        {
            Gap(text, next, from - 1, outline);
            for (var number = from; number <= to; number++)
            {
                text.Append(BlockText.Line(number, _lines[number - 1]));
            }

            next = to + 1;
        }

        Gap(text, next, _lines.Length, outline);
        return text.Append(BlockText.Closing(_file)).ToString();
    }

    // No number stands before a bar, so nobody takes it for a line.
    private void Gap(StringBuilder text, int from, int to, int outline)
    {
        if (from > to)
        {
            return;
        }

        text.Append($"… {LineNumbers.Word(from, to)} left out");
        var names = outline > 0 ? Outline.Of(_source.Value, from, to) : [];
        if (names.Count > 0)
        {
            text.Append(": ").AppendJoin(", ", names.Take(outline)).Append(names.Count > outline ? ", …" : "");
        }

        text.Append('\n');
    }
}
