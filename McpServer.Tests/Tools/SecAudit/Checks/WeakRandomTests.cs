using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class WeakRandomTests
{
    [TestCase("a.py", "import random\ndef make_token():\n    return \"\".join(random.choice(\"abc\") for _ in range(20))\n", "3 high")]
    [TestCase("a.js", "function f() {\n  const token = Math.random().toString(36);\n}\n", "2 high")]
    [TestCase("A.cs", "class A { string ResetCode() { return \"\"; } string MakePassword() {\n return new Random().Next().ToString();\n} }\n", "2 high")]
    [TestCase("A.java", "class A { String makeToken() {\n return \"\" + new Random().nextLong();\n} }\n", "2 high")]
    [TestCase("a.go", "package a\nimport \"math/rand\"\nfunc NewSession() int {\n return rand.Int()\n}\n", "4 high")]
    [TestCase("a.php", "<?php\n$token = md5(uniqid());\n", "2 high")]
    [TestCase("A.cs", "class A { void F() {\n Response.Cookies.Append(\"session\", new Random().Next().ToString());\n} }\n", "2 high")]
    [TestCase("A.java", "class A { void f(HttpServletResponse res) {\n Cookie c = new Cookie(\"session\", \"\" + new Random().nextInt());\n} }\n", "2 high")]
    [TestCase("a.go", "package a\nimport \"math/rand\"\nfunc f(w http.ResponseWriter) {\n http.SetCookie(w, &http.Cookie{Name: \"session_id\", Value: fmt.Sprint(rand.Int63())})\n}\n", "4 high")]
    [TestCase("a.js", "app.post(\"/l\", (req, res) => {\n  res.cookie(\"session\", Math.random().toString(36));\n});\n", "2 high")]
    public void Secret_that_can_be_foretold_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new WeakRandom(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "import random\ndef roll():\n    return random.randint(1, 6)\n")]
    [TestCase("a.py", "import secrets\ndef make_token():\n    return secrets.token_hex(16)\n")]
    [TestCase("a.py", "import random\ndef make_boundary():\n    token = random.randrange(9)\n")]
    [TestCase("a.py", "def make_token(rng):\n    return rng.random()\n")]
    [TestCase("a.js", "const delay = Math.random() * 100;\nconst tokenizer = pick(Math.random());\n")]
    [TestCase("a.js", "// const token = Math.random();\nconst s = \"token = Math.random()\";\n")]
    [TestCase("a.go", "package a\nimport \"crypto/rand\"\nfunc NewSession() int {\n return rand.Int(rand.Reader, max)\n}\n")]
    [TestCase("A.java", "class A { String makeToken() { return \"\" + new SecureRandom().nextLong(); } }\n")]
    [TestCase("tests/a.test.js", "const token = Math.random();\n")]
    [TestCase("A.cs", "class A { void F() { Response.Cookies.Append(\"variant\", new Random().Next(2).ToString()); Track(\"session\", new Random().Next()); } }\n")]
    [TestCase("a.go", "package a\nimport \"math/rand\"\nfunc f(w http.ResponseWriter) {\n http.SetCookie(w, &http.Cookie{Name: \"variant\", Value: fmt.Sprint(rand.Int63())})\n}\n")]
    public void Other_numbers_and_strong_random_are_not(string path, string text)
    {
        Assert.That(Audited.By(new WeakRandom(), path, text), Is.Empty);
    }
}
