using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>What our own checks see in the files of an audit.</summary>
/// <param name="All">Worst first.</param>
/// <param name="Silent">What the checks that found nothing look for.</param>
internal sealed record AuditFindings(IReadOnlyList<Finding> All, IReadOnlyList<string> Silent)
{
    public static AuditFindings Of(AuditedFiles files, IReadOnlyList<IAuditCheck> checks, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        var heard = new HashSet<IAuditCheck>();
        foreach (var file in files.Files)
        {
            foreach (var check in checks.Where(check => check.Sees(file)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var before = found.Count;
                foreach (var finding in check.Check(file))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    found.Add(finding);
                }

                if (found.Count > before)
                {
                    heard.Add(check);
                }
            }
        }

        // Only what had something to look at can be said to have found nothing.
        var silent = checks.Where(check => !heard.Contains(check) && files.Files.Any(check.Sees)).Select(check => check.Title);
        return new AuditFindings(FoundInCode.Folded(found.DistinctBy(finding => (finding.File, finding.Line, finding.Kind))), [.. silent]);
    }
}
