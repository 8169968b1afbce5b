using System.Collections.Frozen;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>What the agent does next, by what was found and by the stage of the audit.</summary>
internal static class AuditGuide
{
    // Through these a stranger does something at once; the others need a breach, a position or time before.
    private static readonly FrozenSet<string> Doors = new[]
    {
        "sql_injection", "command_injection", "code_injection", "template_injection", "unsafe_deserialization", "path_traversal", "server_side_request_forgery",
        "hard_coded_secret", "workflow_injection", "foreign_code_in_workflow",
    }.ToFrozenSet();

    /// <summary>The one that somebody makes the most of with the least; null where none is more than small.</summary>
    public static Finding? Worst(LocalEvidence evidence) => evidence.Findings
        .Where(finding => finding is { File: not null, Line: not null, Severity: <= Severity.Medium })
        .OrderBy(finding => finding.Severity).ThenBy(finding => !Doors.Contains(finding.Kind)).FirstOrDefault();

    /// <summary>What decides whether a finding is a way in.</summary>
    public static string Check(Finding worst) => $"First {worst.File}:{worst.Line} ({worst.Kind}): {Question(worst.Kind)}";

    /// <summary>How it is closed, as one sentence.</summary>
    public static string Remedy(Finding worst)
    {
        var fix = worst.Fix ?? "close it.";
        return char.ToLowerInvariant(fix[0]) + fix[1..];
    }

    public static string Step(int number) => number switch
    {
        1 => "Write down who can reach this code and what they control; name the files where such input comes in.",
        2 => "Follow who may do what: how callers prove who they are, and where each action checks that they may.",
        3 => "Follow each input to where it does something: queries, commands, paths, templates, other systems.",
        4 => "Look at what it keeps and sends: secrets, tokens, personal data, how they are stored, sent and logged.",
        5 => "Look at what it runs with: dependencies and their versions, defaults, containers, transport.",
        _ => "Weigh what you found by how it would be used and what it would cost, and conclude.",
    };

    private static string Question(string kind) => kind switch
    {
        "sql_injection" or "command_injection" or "code_injection" or "template_injection" or "unsafe_deserialization" =>
            "find out which callers bring the value, and whether any of them takes it from outside.",
        "cross_site_scripting" => "find out whose text it is and whether it was escaped before it was kept.",
        "path_traversal" or "server_side_request_forgery" or "open_redirect" => "look for what limits the value before it is used, here or in what calls this.",
        "hard_coded_secret" or "written_password" => "find out what it opens and whether it was ever pushed.",
        "weak_password_hash" or "weak_hash" or "weak_cipher" or "fixed_iv" or "fixed_salt" or "predictable_random" => "find out what depends on it and what is stored with it already.",
        "workflow_injection" or "foreign_code_in_workflow" => "find out who can start this workflow and which secrets it holds.",
        "privileged_container" or "host_mounted" or "container_as_root" => "find out what in it is reachable from outside.",
        _ => "find out whether it is so where this runs for users, and who gains by it.",
    };
}
