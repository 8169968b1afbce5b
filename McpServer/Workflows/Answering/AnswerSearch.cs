using System.Buffers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>One search through a text that is not JSON as a whole for the objects of the form's shape in it.</summary>
internal sealed class AnswerSearch(string text, AnswerObjects objects, AnswerShape shape)
{
    /// <summary>
    /// Characters that may be read for each one of the text. Every brace may open the answer and has to be tried; a text
    /// that is nothing but beginnings of objects must not cost its square.
    /// </summary>
    private const int MostReadings = 12;

    // A brace of code is followed by a word; one of JSON by a name, a comment or its end.
    private static readonly SearchValues<char> AfterBrace = SearchValues.Create("\"'}/");

    private readonly List<FoundObject> _found = [];
    private readonly int _firstWord = text.Length - text.AsSpan().TrimStart().Length;
    private readonly int _lastWord = text.AsSpan().TrimEnd().Length;
    private long _budget = (MostReadings * (long)text.Length) + 10_000;
    private JsonFaults _faults;

    public FoundAnswer Run()
    {
        var from = 0;
        for (var at = text.IndexOf('{', StringComparison.Ordinal); at >= 0 && _budget > 0; at = Next(at))
        {
            var next = text.AsSpan(at + 1).IndexOfAnyExcept(" \t\r\n");
            if (next < 0 || !AfterBrace.Contains(text[at + 1 + next]))
            {
                continue;
            }

            var read = Read(at);
            var piece = Fences.Around(text, from, at..read.End);
            if (Accepted(read, piece) is { } members)
            {
                _found.Add(new FoundObject(members, piece));
                _faults |= read.Faults | (read.IsWhole ? JsonFaults.None : JsonFaults.CutOff);
                from = piece.End.Value;
                at = from - 1;
            }
            else if (read is { IsWhole: true, IsCutOff: false })
            {
                at = read.End - 1;
            }
        }

        return _found.Count == 0 ? FoundAnswer.Prose(text)
            : new FoundAnswer(text, _found, [.. JsonFaultNotes.Of(_faults)]) { IsTorn = _faults.HasFlag(JsonFaults.CutOff) };
    }

    private int Next(int at) => at + 1 < text.Length ? text.IndexOf('{', at + 1) : -1;

    private MendedJson Read(int at)
    {
        var read = Read(at, looseQuotes: false);
        if (read.IsWhole || !Member.Of(JsonText.Parse(read)).Any(shape.Knows))
        {
            return read;
        }

        var loose = Read(at, looseQuotes: true);
        return loose is { IsWhole: true, IsCutOff: false } ? loose : read;
    }

    private MendedJson Read(int at, bool looseQuotes)
    {
        var read = JsonMending.Read(text, at, looseQuotes);
        _budget -= read.End - read.Start;
        return read;
    }

    // An answer that is nothing but one object needs no shape: there is nothing else that it could be.
    private IReadOnlyList<Member>? Accepted(MendedJson read, Range piece)
    {
        var members = objects.Unwrapped(JsonText.Parse(read));
        var isAll = read.IsWhole && piece.Start.Value <= _firstWord && piece.End.Value >= _lastWord;
        return shape.IsShapeOf(members) || (isAll && members.Any(shape.Knows)) ? members : null;
    }
}
