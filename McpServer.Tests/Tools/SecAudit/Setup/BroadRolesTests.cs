using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class BroadRolesTests
{
    [TestCase("r.yaml", "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nrules:\n  - apiGroups: [\"*\"]\n    resources: [\"*\"]\n    verbs: [\"*\"]\n", "6 high")]
    [TestCase("r.yaml", "apiVersion: v1\nkind: Role\nrules:\n  - verbs: [\"*\"]\n\n\n\n\n\n\n\n    resources: [\"*\"]\n", "4 high")]
    [TestCase("r.yaml", "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nroleRef:\n  kind: ClusterRole\n  name: cluster-admin\n", "5 high")]
    public void Role_that_allows_all_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new BroadRoles(), path, text), Is.EqualTo(found));
    }

    [TestCase("r.yaml", "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nrules:\n  - resources: [\"pods\"]\n    verbs: [\"*\"]\n")]
    [TestCase("r.yaml", "apiVersion: v1\nkind: Role\nrules:\n  - resources: [\"*\"]\n\n\n\n\n\n\n\n\n    verbs: [\"*\"]\n")]
    [TestCase("r.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: cluster-admin\n")]
    [TestCase("r.yaml", "apiVersion: v1\nkind: Role\n# verbs: [\"*\"]\nrules:\n  - resources: [\"*\"]\n    verbs: [get, list]\n")]
    public void Role_with_bounds_is_not(string path, string text)
    {
        Assert.That(Audited.By(new BroadRoles(), path, text), Is.Empty);
    }
}
