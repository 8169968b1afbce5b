using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class CookieFlagsTests
{
    [TestCase("a.py", "def f(r):\n    r.set_cookie(\"session\", value)\n", "2 medium, 2 medium")]
    [TestCase("a.py", "SESSION_COOKIE_SECURE = False\n", "1 medium")]
    [TestCase("a.js", "res.cookie(\"sid\", id, { secure: true });\n", "1 medium")]
    [TestCase("a.js", "app.use(session({\n  cookie: { httpOnly: false, secure: true },\n}));\n", "2 medium")]
    public void Cookie_of_a_session_without_a_flag_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new CookieFlags(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "def f(r):\n    r.set_cookie(\"session\", value, httponly=True, secure=True)\n    r.set_cookie(\"theme\", \"dark\")\n    r.set_cookie(\"csrf_token\", value)\n")]
    [TestCase("a.py", "SESSION_COOKIE_SECURE = True\nsecure = False\n")]
    [TestCase("a.js", "res.cookie(\"sid\", id, options);\nres.cookie(\"sid\", id, { ...options });\nres.cookie(\"theme\", \"dark\");\n")]
    [TestCase("a.js", "// res.cookie(\"sid\", id);\nconst x = { secure: false };\n")]
    [TestCase("tests/a.test.js", "res.cookie(\"sid\", id);\n")]
    public void Whole_flags_and_other_cookies_are_not(string path, string text)
    {
        Assert.That(Audited.By(new CookieFlags(), path, text), Is.Empty);
    }
}
