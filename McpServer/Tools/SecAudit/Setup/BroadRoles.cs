using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Roles of a cluster that may do everything.</summary>
internal sealed class BroadRoles : IAuditCheck
{
    private static readonly Weakness Weakness = new("role_allows_all", Owasp.Access, 269);

    /// <summary>Lines between the two lists of one rule, names of groups and resources between them included.</summary>
    private const int Near = 8;

    public string Title => "cluster roles that allow everything";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.Kubernetes, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var resources = file.Config.Where(line => IsAny(line, "resources")).Select(line => line.Number).ToHashSet();
        foreach (var verbs in file.Config.Where(line => IsAny(line, "verbs")))
        {
            // The resources of the same rule stand within a few lines.
            if (Enumerable.Range(verbs.Number - Near, (2 * Near) + 1).Any(resources.Contains))
            {
                yield return file.Finding(
                    Weakness, Severity.High, verbs.Number, "This rule allows every action on every resource: a pod with this role is an administrator.",
                    "Name the resources and the verbs that are needed.");
            }
        }

        foreach (var admin in file.Config.Where(line => line.Is("name", "cluster-admin") && line.Parents.EndsWith("roleRef", StringComparison.Ordinal)))
        {
            yield return file.Finding(Weakness, Severity.High, admin.Number, "This binding makes its subjects administrators of the cluster.", "Bind a role that has only what they need.");
        }
    }

    private static bool IsAny(ConfigLine line, string key) => line.Key == key && !line.IsText && line.Values.Contains("*");
}
