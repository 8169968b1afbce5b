using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class WeakHashesTests
{
    [TestCase("a.py", "import hashlib\ndef f(password):\n    return hashlib.md5(password.encode()).hexdigest()\n", "3 high")]
    [TestCase("a.py", "import hashlib\ndef make_token(user):\n    return hashlib.sha1(user.name).hexdigest()\n", "3 medium")]
    [TestCase("a.js", "const digest = crypto.createHash(\"md5\").update(user.password).digest(\"hex\");\n", "1 high")]
    [TestCase("A.cs", "class A { byte[] F(string password) {\n return MD5.HashData(Encoding.UTF8.GetBytes(password));\n} }\n", "2 high")]
    [TestCase("A.java", "class A { byte[] hashPassword(String s) throws Exception {\n return MessageDigest.getInstance(\"SHA-1\").digest(s.getBytes());\n} }\n", "2 high")]
    [TestCase("a.go", "package a\nfunc HashPassword(s string) []byte {\n h := md5.Sum([]byte(s))\n return h[:]\n}\n", "3 high")]
    [TestCase("a.php", "<?php\n$h = md5($password);\n", "2 high")]
    [TestCase("a.py", "import hashlib\nfrom flask import request\ndef login():\n    pw = request.form[\"password\"]\n    h = hashlib.md5(pw.encode()).hexdigest()\n", "5 high")]
    [TestCase("a.py", "import hashlib\nfrom flask import request\ndef login():\n    given = request.form[\"password\"]\n    h = hashlib.md5(given.encode()).hexdigest()\n", "5 high")]
    [TestCase("A.java", "class A { byte[] f(String password) throws Exception {\n MessageDigest md = MessageDigest.getInstance(\"MD5\");\n return md.digest(password.getBytes());\n} }\n", "2 high")]
    [TestCase("A.cs", "class A { byte[] F(string password) {\n using var md5 = new MD5CryptoServiceProvider();\n return md5.ComputeHash(Encoding.UTF8.GetBytes(password));\n} }\n", "2 high")]
    public void Digest_that_guards_something_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new WeakHashes(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "import hashlib\ndef etag(text):\n    return hashlib.md5(text).hexdigest()\n")]
    [TestCase("a.py", "import hashlib\ndef cache_key(path):\n    key = hashlib.sha1(path.encode()).hexdigest()\n    return key\n")]
    [TestCase("a.py", "import hashlib\ndef f(password):\n    return hashlib.sha256(password).hexdigest()\n")]
    [TestCase("a.py", "# hashlib.md5(password)\ns = \"hashlib.md5(password)\"\n")]
    [TestCase("a.js", "const key = crypto.createHash(\"md5\").update(text).digest(\"hex\");\nconst h = crypto.createHash(\"sha256\").update(password).digest();\n")]
    [TestCase("A.cs", "class A { byte[] F(byte[] page) { return MD5.HashData(page); } }\n")]
    [TestCase("tests/test_a.py", "import hashlib\nhashlib.md5(password)\n")]
    [TestCase("a.py", "import hashlib\nfrom flask import request\ndef page():\n    password = request.form[\"password\"]\n    text = request.form[\"text\"]\n    h = hashlib.md5(text.encode()).hexdigest()\n")]
    [TestCase("A.java", "class A { byte[] f(String password, String page) throws Exception {\n MessageDigest md = MessageDigest.getInstance(\"MD5\");\n check(password);\n return md.digest(page.getBytes());\n} }\n")]
    public void Checksums_and_strong_digests_are_not(string path, string text)
    {
        Assert.That(Audited.By(new WeakHashes(), path, text), Is.Empty);
    }
}
