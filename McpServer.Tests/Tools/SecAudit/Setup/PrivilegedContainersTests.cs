using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class PrivilegedContainersTests
{
    [TestCase("compose.yaml", "services:\n  a:\n    privileged: true\n", "3 high")]
    [TestCase("compose.yaml", "services:\n  a:\n    network_mode: host\n", "3 medium")]
    [TestCase("compose.yaml", "services:\n  a:\n    cap_add:\n      - SYS_ADMIN\n", "4 high")]
    [TestCase("compose.yaml", "services:\n  a:\n    cap_add: [NET_ADMIN]\n", "3 medium")]
    [TestCase("d.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: true\n  containers:\n    - name: a\n      securityContext:\n        privileged: true\n        capabilities:\n          add: [\"ALL\"]\n", "8 high, 10 high, 4 medium")]
    [TestCase("d.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  securityContext:\n    runAsUser: 0\n", "5 medium")]
    public void Container_with_the_hosts_rights_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new PrivilegedContainers(), path, text), Is.EqualTo(found));
    }

    [TestCase("compose.yaml", "services:\n  a:\n    # privileged: true\n    privileged: false\n    cap_drop: [ALL]\n    cap_add: [NET_BIND_SERVICE]\n    network_mode: bridge\n")]
    [TestCase("d.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  securityContext:\n    runAsUser: 1000\n    capabilities:\n      drop: [\"ALL\"]\n")]
    [TestCase("d.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  note: |\n    privileged: true\n")]
    [TestCase("settings.yaml", "privileged: true\n")]
    public void Container_without_them_is_not(string path, string text)
    {
        Assert.That(Audited.By(new PrivilegedContainers(), path, text), Is.Empty);
    }
}
