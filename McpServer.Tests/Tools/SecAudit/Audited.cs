using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.SecAudit;
using Mcp.Tests.Tools.Looking;

namespace Mcp.Tests.Tools.SecAudit;

/// <summary>What one check finds in one file, short enough to be compared: <c>3 medium, 7 low</c>.</summary>
internal static class Audited
{
    public static string By(IAuditCheck check, string path, string text) =>
        string.Join(", ", Findings(check, path, text).Select(finding => $"{finding.Line} {AnswerText.Words(finding.Severity.ToString())}"));

    public static IReadOnlyList<Finding> Findings(IAuditCheck check, string path, string text) =>
        AuditFindings.Of(Files((path, text)), [check], CancellationToken.None).All;

    public static AuditedFiles Files(params (string Path, string Text)[] files) =>
        AuditedFiles.Of(Looked.Questions(files), isLast: true, CancellationToken.None);
}
