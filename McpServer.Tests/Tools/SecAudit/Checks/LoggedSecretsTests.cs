using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class LoggedSecretsTests
{
    [TestCase("a.py", "def f(log, password):\n    log.info(\"login with %s\", password)\n", "2 high")]
    [TestCase("a.py", "import logging\ndef f(user):\n    logging.debug(f\"{user.name}: {user.password}\")\n", "3 high")]
    [TestCase("a.js", "console.log(\"card\", order.cvv);\n", "1 high")]
    [TestCase("A.cs", "class A { void F(string password) {\n _logger.LogWarning(\"Login with {P}\", password);\n} }\n", "2 high")]
    [TestCase("A.java", "class A { void f(String password) {\n log.info(\"login \" + password);\n} }\n", "2 high")]
    public void Password_in_a_log_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new LoggedSecrets(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "def f(log, password):\n    log.info(\"password of the user is wrong\")\n")]
    [TestCase("a.py", "def f(log, password, password_length, passwordHash):\n    log.info(\"%s %s\", password_length, passwordHash)\n    log.info(\"%s\", mask(password))\n    log.info(pwd)\n")]
    [TestCase("a.py", "# log.info(password)\ns = \"log.info(password)\"\n")]
    [TestCase("a.py", "def f(form, password):\n    form.info(password)\n")]
    [TestCase("a.js", "console.log(\"hello\", name);\nsave(password);\n")]
    [TestCase("tests/a.test.js", "console.log(password);\n")]
    public void What_is_only_about_a_password_is_not(string path, string text)
    {
        Assert.That(Audited.By(new LoggedSecrets(), path, text), Is.Empty);
    }
}
