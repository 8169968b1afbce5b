using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class MountedHostsTests
{
    [TestCase("compose.yaml", "services:\n  a:\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock:ro\n", "4 high")]
    [TestCase("compose.yaml", "services:\n  a:\n    volumes:\n      - /:/host:ro\n", "4 high")]
    [TestCase("d.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n    - name: root\n      hostPath:\n        path: /\n", "7 high")]
    public void Host_in_a_container_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new MountedHosts(), path, text), Is.EqualTo(found));
    }

    [TestCase("compose.yaml", "services:\n  a:\n    volumes:\n      - ./data:/data\n      - /srv/shop:/\n      # - /var/run/docker.sock:/var/run/docker.sock\n")]
    [TestCase("d.yaml", "apiVersion: v1\nkind: Ingress\nspec:\n  paths:\n    - path: /\n")]
    public void Directory_in_a_container_is_not(string path, string text)
    {
        Assert.That(Audited.By(new MountedHosts(), path, text), Is.Empty);
    }
}
