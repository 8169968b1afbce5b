using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class PipedDownloadsTests
{
    [TestCase("Dockerfile", "FROM a:1\nRUN curl -fsSL https://a.example/i.sh | sh\n", "2 low")]
    [TestCase("Dockerfile", "FROM a:1\nRUN apt-get update \\\n && wget -qO- http://a.example/i.sh | sudo bash\n", "2 high")]
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - run: curl https://a.example/i.sh | bash -s -- -y\n", "5 low")]
    [TestCase("install.sh", "set -e\ncurl -k https://a.example/x -o x\n", "2 medium")]
    [TestCase("package.json", "{\n  \"scripts\": {\n    \"postinstall\": \"curl https://a.example/i.sh | sh\"\n  }\n}\n", "3 low")]
    public void Download_that_is_run_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new PipedDownloads(), path, text), Is.EqualTo(found));
    }

    [TestCase("Dockerfile", "FROM a:1\n# RUN curl https://a.example/i.sh | sh\nRUN curl -fsSL https://a.example/i.tgz | tar xz\n")]
    [TestCase("Dockerfile", "FROM a:1\nRUN curl -fsSLo i.sh https://a.example/i.sh && echo \"12 i.sh\" | sha256sum -c && sh i.sh\n")]
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - run: |\n          # curl https://a.example/i.sh | sh\n          curl --silent https://a.example/x -o x\n")]
    [TestCase("install.sh", "echo \"Run: curl https://a.example/i.sh | sh\"\n# curl -k https://a.example/x -o x\n")]
    [TestCase("README.md", "curl https://a.example/i.sh | sh\n")]
    public void Download_that_is_checked_or_told_of_is_not(string path, string text)
    {
        Assert.That(Audited.By(new PipedDownloads(), path, text), Is.Empty);
    }
}
