using System.Collections.Frozen;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Tools.SecAudit.Checks;

namespace Mcp.Daemon.Tools.SecAudit.Ways;

/// <summary>The places of a file to which the way of a request is worth knowing: what was found, and what takes values from its callers.</summary>
internal static class Sinks
{
    private static readonly FrozenSet<string> Kinds = new[]
    {
        "sql_injection", "command_injection", "code_injection", "template_injection", "cross_site_scripting", "unsafe_deserialization", "path_traversal",
        "server_side_request_forgery", "open_redirect", "xml_external_entities",
    }.ToFrozenSet();

    /// <summary>In the order of the lines.</summary>
    /// <param name="findings">What was found in it.</param>
    public static IReadOnlyList<Sink> Of(AuditedFile file, IEnumerable<Finding> findings)
    {
        var found = findings.Where(finding => finding is { Line: > 0 } && Kinds.Contains(finding.Kind))
            .Select(finding => new Sink(file, file.Tokens.FirstAt(finding.Line!.Value), finding.Kind, IsFinding: true)).ToList();
        var lines = found.Select(sink => sink.Line).ToHashSet();
        return [.. found.Concat(Taking(file).Where(sink => lines.Add(sink.Line))).OrderBy(sink => sink.Token)];
    }

    private static IEnumerable<Sink> Taking(AuditedFile file)
    {
        foreach (var call in file.Calls)
        {
            var does = PathTraversal.Opens(file.Language, call) ? "opens a path made of"
                : RequestForgery.Fetches(file.Language, call) ? "calls an address made of"
                : Starts(file.Language, call) ? "starts a program with"
                : null;
            if (does is not null && call.Arguments.Take(2).Where(argument => !file.Fixed.Is(argument.First, argument.Last)).Select(argument => (Argument?)argument).FirstOrDefault() is { } value)
            {
                yield return new Sink(file, call.Token, $"`{call.Path}` {does} `{file.Shown(value.First, value.Last)}`", IsFinding: false);
            }
        }
    }

    private static bool Starts(Language language, Invocation call) => language switch
    {
        Language.Python => call.Path is "subprocess.run" or "subprocess.Popen" or "subprocess.call" or "subprocess.check_output" or "subprocess.check_call",
        Language.JavaScript or Language.TypeScript => call.Path is "spawn" or "spawnSync" or "execFile" or "execFileSync" or "child_process.spawn" or "child_process.execFile",
        Language.CSharp => call.Path is "Process.Start",
        Language.Go => call.Path is "exec.Command" or "exec.CommandContext",
        Language.Java or Language.Kotlin => call is { IsNew: true, Name: "ProcessBuilder" },
        _ => false,
    };
}
