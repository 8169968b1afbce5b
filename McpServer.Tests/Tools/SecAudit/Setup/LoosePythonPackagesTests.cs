using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class LoosePythonPackagesTests
{
    [TestCase("requirements.txt", "flask==3.0.3\nrequests\ncelery[redis]\n", "2 medium")]
    [TestCase("docs/requirements.txt", "sphinx\n", "1 low")]
    [TestCase("requirements-latest.txt", "requests\n", "1 medium")]
    [TestCase("requirements/prod.txt", "git+https://h.example/x/y.git\n", "1 medium")]
    public void Requirement_without_a_version_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new LoosePythonPackages(), path, text), Is.EqualTo(found));
    }

    [TestCase("requirements.txt", "# requests\nflask==3.0.3\nrequests>=2,<3\ndjango~=5.1\n-r other.txt\n--hash=sha256:12\n./local\ny @ https://h.example/y-1.0-py3-none-any.whl\n")]
    [TestCase("requirements.txt", "-c constraints.txt\nrequests\n")]
    [TestCase("requirements.txt", "git+https://h.example/x/y.git@8f4b7f8#egg=y\n")]
    [TestCase("notes.txt", "requests\n")]
    public void Bounded_requirement_is_not(string path, string text)
    {
        Assert.That(Audited.By(new LoosePythonPackages(), path, text), Is.Empty);
    }
}
