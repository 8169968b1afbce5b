using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Tools.SecAudit.Flow;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>The calls of a C# file that give data of a request to a formatter, found without going through all for each formatter.</summary>
internal sealed class FormatterReads
{
    private readonly AuditedFile _file;
    private readonly Dictionary<int, RequestSource> _given = [];
    private readonly Dictionary<(string Variable, int? Function), List<(int Token, int Line)>> _kept = [];

    public FormatterReads(AuditedFile file)
    {
        _file = file;
        foreach (var call in file.Calls.Where(call => call.Name is "Deserialize" or "UnsafeDeserialize" or "ReadObject"))
        {
            if (Given(file, call) is not { } source)
            {
                continue;
            }

            _given[call.Token] = source;
            var key = (call.Qualifier, file.Bodies.FunctionAt(call.Token)?.NameToken);
            if (!_kept.TryGetValue(key, out var places))
            {
                _kept[key] = places = [];
            }

            places.Add((call.Token, call.Line));
        }
    }

    /// <summary>
    /// The first call that gives data of a request to a formatter: on the one that is made there, or on the variable of the same
    /// function that it is kept in. No source where none does.
    /// </summary>
    public (RequestSource? Source, int Line) Of(Invocation made)
    {
        if (_given.TryGetValue(made.Last + 2, out var source))
        {
            return (source, _file.Tokens.Line(made.Last + 2));
        }

        var kept = _file.AssignedFrom(made.First - 1).Where(set => set.Last >= made.Last).Select(set => set.Path).FirstOrDefault();
        if (kept is null || !_kept.TryGetValue((kept, _file.Bodies.FunctionAt(made.Token)?.NameToken), out var places))
        {
            return (null, made.Line);
        }

        var next = places.BinarySearch((made.Last + 1, 0));
        next = next < 0 ? ~next : next;
        return next < places.Count ? (_given[places[next].Token], places[next].Line) : (null, made.Line);
    }

    /// <summary>What of a request a call is given; null where none can be seen.</summary>
    public static RequestSource? Given(AuditedFile file, Invocation call) => call.At(0) is { } data ? file.Requests.In(data.First, data.Last, Safe.None) : null;
}
