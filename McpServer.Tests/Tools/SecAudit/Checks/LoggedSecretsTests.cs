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
    [TestCase("a.py", "import logging\nfrom flask import request\nlog = logging.getLogger()\ndef login():\n    pw = request.form[\"password\"]\n    log.info(\"password %s\", pw)\n", "6 high")]
    [TestCase("a.py", "def f(log, access_token, client_secret):\n    log.info(\"got %s\", access_token)\n    log.info(\"got %s\", client_secret)\n", "2 high, 3 high")]
    [TestCase("A.java", "@RestController class A { @PostMapping(\"/l\") String l(@RequestParam String password) {\n System.out.println(\"password \" + password);\n return \"\";\n} }\n", "2 high")]
    [TestCase("A.cs", "class A : ControllerBase { [HttpPost(\"login\")]\n public string Login(string password) {\n Console.WriteLine($\"password {password}\");\n return \"\";\n} }\n", "3 high")]
    [TestCase("a.py", "def check(user, password):\n    print(\"checking\", user, password)\n", "2 medium")]
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
    [TestCase("a.py", "def make():\n    password = draw()\n    print(\"Your password:\", password)\n")]
    [TestCase("a.py", "def f(log, token, secret_name, token_count):\n    log.debug(\"%s %s %s\", token, secret_name, token_count)\n")]
    [TestCase("A.cs", "class A : ControllerBase { [HttpPost(\"login\")] public string Login(string password, string name) {\n Console.WriteLine($\"password of {name} {password.Length}\");\n return \"\";\n} }\n")]
    [TestCase("a.go", "package a\nfunc f(log Logger, pullSecret Secret, accessTokenCount int) {\n log.Info(\"created\", pullSecret, accessTokenCount)\n}\n")]
    public void What_is_only_about_a_password_is_not(string path, string text)
    {
        Assert.That(Audited.By(new LoggedSecrets(), path, text), Is.Empty);
    }
}
