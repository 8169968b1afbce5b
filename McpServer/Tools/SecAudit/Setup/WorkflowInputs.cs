using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Texts that anybody can write, put into the script of a pipeline before a shell reads it.</summary>
internal sealed partial class WorkflowInputs : IAuditCheck
{
    private static readonly Weakness Weakness = new("workflow_injection", Owasp.Injection, 78);

    public string Title => "foreign texts in the scripts of workflows";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.Workflow, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var line in file.Config.Where(line => line.Key == "run" || (line.Key == "script" && line.Parents.EndsWith("with", StringComparison.Ordinal))))
        {
            if (Foreign().Match(line.Value) is { Success: true } found)
            {
                yield return file.Finding(
                    Weakness, Severity.High, line.Number,
                    $"`{found.Groups["what"].Value}` is put into the script as it is: whoever writes it runs commands with the workflow's token and secrets.",
                    "Hand it over in env, and use the variable in the script.");
            }
        }
    }

    // As the whole expression, or the first choice of one; what a function makes of it is another value.
    [GeneratedRegex(@"\$\{\{\s*(?<what>github\.(event\.(issue|pull_request|discussion)\.(title|body)|event\.(comment|review|review_comment)\.body|event\.head_commit\.(message|author\.(name|email))|event\.commits\[\d\]\.message|event\.pull_request\.head\.(ref|label)|event\.workflow_run\.head_branch|head_ref))\s*(\|\||\}\})")]
    private static partial Regex Foreign();
}
