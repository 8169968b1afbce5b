using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Analyze.Facts;

/// <summary>
/// Loops that run other loops, in the same function or through a call: what grows with the square of the data, and the part
/// of it that nobody sees in one file.
/// </summary>
internal sealed class NestedWork(CodeMap map)
{
    private readonly Dictionary<string, LookedFile> _byPath = map.Files.ToDictionary(file => file.Path);
    private readonly Dictionary<Declaration, Loop?> _loopIn = [];

    /// <summary>In the order of the files and lines.</summary>
    public IReadOnlyList<string> All(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var file in map.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < file.Statements.Loops.Count; i++)
            {
                var (outer, inner) = (file.Statements.Loops[i], Inner(file.Statements.Loops, i));
                lines.AddRange(inner.Select(loop => $"{file.Path}:{Line(file, outer)} loops{In(file, outer)} around the loop in line {Line(file, loop)}")
                    .Concat(Called(file, outer, inner)).Distinct());
            }
        }

        return lines;
    }

    /// <summary>The loops right inside of one; they stand behind it, for they are in the order of their words.</summary>
    private static List<Loop> Inner(IReadOnlyList<Loop> loops, int outer)
    {
        var inner = new List<Loop>();
        for (var i = outer + 1; i < loops.Count && loops[i].Block.Word <= loops[outer].Block.Body.Last; i++)
        {
            if (loops[outer].Block.Body.Holds(loops[i].Block.Word) && (inner.Count == 0 || loops[i].Block.Word > inner[^1].Block.End))
            {
                inner.Add(loops[i]);
            }
        }

        return inner;
    }

    private IEnumerable<string> Called(LookedFile file, Loop outer, List<Loop> inner)
    {
        var within = 0;
        foreach (var at in outer.Block.Body.All)
        {
            while (within < inner.Count && inner[within].Block.End < at)
            {
                within++;
            }

            // What an inner loop calls is told with that one.
            var isInner = within < inner.Count && inner[within].Block.Body.Holds(at);
            if (!isInner && map.Looked.Functions.Called(file.Source, at) is { } called && _byPath.TryGetValue(called.File.Path, out var other)
                && LoopIn(other, called.Declaration) is { } loop && !(other == file && Holds(called.Declaration, outer)))
            {
                yield return $"{file.Path}:{Line(file, outer)} loops{In(file, outer)} and calls {called.Name} (line {file.Source.Tokens.Line(at)}), which loops in {other.Path}:{Line(other, loop)}";
            }
        }
    }

    private Loop? LoopIn(LookedFile file, Declaration function)
    {
        if (!_loopIn.TryGetValue(function, out var loop))
        {
            _loopIn[function] = loop = file.Statements.Loops.FirstOrDefault(each => Holds(function, each));
        }

        return loop;
    }

    private static bool Holds(Declaration function, Loop loop) => function.FirstToken <= loop.Block.Word && loop.Block.Word <= function.LastToken;

    private static int Line(LookedFile file, Loop loop) => file.Source.Tokens.Line(loop.Block.Word);

    private static string In(LookedFile file, Loop loop) => file.Statements.FunctionAt(loop.Block.Word) is { } function ? $" in {function.Name}" : "";
}
