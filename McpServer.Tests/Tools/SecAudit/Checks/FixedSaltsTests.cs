using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class FixedSaltsTests
{
    [TestCase("a.py", "from Crypto.Cipher import AES\niv = b\"0123456789abcdef\"\nc = AES.new(key, AES.MODE_CBC, iv)\n", "2 high")]
    [TestCase("a.js", "const iv = Buffer.from(\"0123456789abcdef\");\nconst c = crypto.createCipheriv(\"aes-256-cbc\", key, iv);\n", "1 high")]
    [TestCase("a.py", "import hashlib\nSALT = b\"pepper and salt\"\ndef f(p):\n    return hashlib.pbkdf2_hmac(\"sha256\", p, SALT, 100000)\n", "2 medium")]
    [TestCase("a.js", "const salt = \"the same for all\";\ncrypto.pbkdf2Sync(password, salt, 1, 32, \"sha256\");\n", "1 medium")]
    public void Written_vector_or_salt_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new FixedSalts(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "import os\nfrom Crypto.Cipher import AES\niv = os.urandom(16)\nc = AES.new(key, AES.MODE_CBC, iv)\n")]
    [TestCase("a.py", "iv = \"interview\"\nsalt = \"pepper and salt\"\n")]
    [TestCase("a.py", "import hashlib\nsalt = row.salt\nhashlib.pbkdf2_hmac(\"sha256\", p, salt, 100000)\n")]
    [TestCase("a.py", "# iv = b\"0123456789abcdef\"\nfrom Crypto.Cipher import AES\n")]
    [TestCase("tests/test_a.py", "from Crypto.Cipher import AES\niv = b\"0123456789abcdef\"\n")]
    public void Drawn_ones_and_other_words_are_not(string path, string text)
    {
        Assert.That(Audited.By(new FixedSalts(), path, text), Is.Empty);
    }
}
