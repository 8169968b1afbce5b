using Mcp.Daemon.Answers;
using Mcp.Daemon.Secrets;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Keys and passwords that stand in a file. The finding never repeats them.</summary>
internal sealed class WrittenSecrets : IAuditCheck
{
    private static readonly Weakness Weakness = new("hard_coded_secret", Owasp.Authentication, 798);

    public string Title => "keys and passwords in files";

    public bool Sees(AuditedFile file) => true;

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var (index, line) in file.Code.Lines.Index())
        {
            var found = SecretScan.Find(line).Select(match => match.What).Concat(ConnectionStrings.Find(line).Select(match => match.What)).Distinct().ToList();
            if (found.Count > 0)
            {
                var finding = file.Finding(
                    Weakness, Severity.High, index + 1, $"The file holds {found[0]}: everybody who can read the code can use it.",
                    "Revoke it, and read its successor from the environment or a store for secrets.");
                yield return finding with { Quote = Hidden(line), Masked = true };
            }
        }
    }

    private static string Hidden(string line) => TextScan.Mask(line, [], CancellationToken.None).Text;
}
