using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>Holds statements about callers against the calls in the files. A call refutes them; that there is none proves nothing.</summary>
internal sealed class CallCheck(SourceSet sources)
{
    private readonly CallGraph _graph = new(sources);

    /// <summary>Null when it is not certain which function is meant.</summary>
    public CheckedCall? Of(CallClaim claim)
    {
        var meant = sources.Declaring(claim.Name).Where(symbol => symbol.Declaration.Kind is DeclarationKind.Function).ToList();
        if (meant.Count != 1)
        {
            return null;
        }

        var function = meant[0];
        // Nobody speaks of tests, or of a function that calls itself.
        var calls = _graph.Callers(function).Where(call => call.IsSure && call.Caller != function && !TestFiles.IsTest(call.Path)).ToList();
        var agreeing = claim.Only is { } only ? calls.Where(call => IsBy(call, only)).ToList() : [];
        // When not even the named caller is found, it is meant in a way that names do not tell.
        var isKnown = claim.Only is null || agreeing.Count > 0;
        return isKnown ? new CheckedCall(claim, function, [.. calls.Except(agreeing)], agreeing) : null;
    }

    private static bool IsBy(CallLink call, string only)
    {
        var path = WrittenPath.Normal(only);
        var name = SoughtName.Of(only).Member;
        return call.Path == path || call.Path.EndsWith("/" + path, StringComparison.Ordinal) || call.Path.Contains(path.TrimEnd('/') + "/", StringComparison.Ordinal)
            || string.Equals(Path.GetFileNameWithoutExtension(call.Path), name, StringComparison.OrdinalIgnoreCase)
            || (call.Caller is { } caller && (caller.Declaration.Name == name || caller.Declaration.Container == name || Surroundings.Of(call.Caller.File, call.Line).Any(around => around.Name == name)));
    }
}
