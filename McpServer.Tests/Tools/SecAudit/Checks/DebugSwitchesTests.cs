using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class DebugSwitchesTests
{
    [TestCase("a.py", "from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)\n", "3 high")]
    [TestCase("shop/settings.py", "DEBUG = True\n", "1 medium")]
    [TestCase("src/devices/settings.py", "DEBUG = True\n", "1 medium")]
    [TestCase("web.config", "<configuration>\n<compilation debug=\"true\" />\n</configuration>\n", "2 medium")]
    [TestCase("web.config", "<configuration>\n<customErrors mode=\"Off\" />\n</configuration>\n", "2 medium")]
    public void Debugging_left_on_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new DebugSwitches(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "from flask import Flask\napp.run(debug=False)\napp.run(debug=os.environ.get(\"DEBUG\"))\n")]
    [TestCase("a.py", "job.run(debug=True)\nDEBUG = True\n")]
    [TestCase("shop/settings_dev.py", "DEBUG = True\n")]
    [TestCase("shop/settings.py", "# DEBUG = True\nDEBUG = False\n")]
    [TestCase("web.config", "<customErrors mode=\"RemoteOnly\" />\n<compilation targetFramework=\"4.8\" />\n")]
    [TestCase("tests/test_a.py", "from flask import Flask\napp.run(debug=True)\n")]
    public void Debugging_for_development_is_not(string path, string text)
    {
        Assert.That(Audited.By(new DebugSwitches(), path, text), Is.Empty);
    }
}
