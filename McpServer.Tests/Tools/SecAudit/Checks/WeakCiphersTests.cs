using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class WeakCiphersTests
{
    [TestCase("a.py", "from Crypto.Cipher import AES\nc = AES.new(key, AES.MODE_ECB)\n", "2 high")]
    [TestCase("a.py", "from Crypto.Cipher import DES\nc = DES.new(key, DES.MODE_CBC, iv)\n", "2 high")]
    [TestCase("a.js", "const c = crypto.createCipheriv(\"des-ede3-cbc\", key, iv);\n", "1 high")]
    [TestCase("a.js", "const c = crypto.createCipheriv(\"aes-128-ecb\", key, null);\n", "1 high")]
    [TestCase("A.java", "class A { Cipher f() throws Exception {\n return Cipher.getInstance(\"AES\");\n} }\n", "2 high")]
    [TestCase("A.cs", "class A { void F(Aes aes) {\n aes.Mode = CipherMode.ECB;\n} }\n", "2 high")]
    [TestCase("a.go", "package a\nfunc f(k []byte) {\n c, _ := des.NewCipher(k)\n}\n", "3 high")]
    public void Broken_cipher_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new WeakCiphers(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "from Crypto.Cipher import AES\nc = AES.new(key, AES.MODE_GCM)\n")]
    [TestCase("a.py", "from x.modes import ECB\nMODES = (modes.ECB, modes.CBC)\n")]
    [TestCase("A.cs", "class A { bool F(Aes aes) => aes.Mode == CipherMode.ECB; }\n")]
    [TestCase("a.py", "# AES.MODE_ECB\ns = \"AES.MODE_ECB\"\n")]
    [TestCase("a.js", "const c = crypto.createCipheriv(\"aes-256-gcm\", key, iv);\n")]
    [TestCase("A.java", "class A { Cipher f() throws Exception { return Cipher.getInstance(\"AES/GCM/NoPadding\"); } }\n")]
    [TestCase("A.cs", "class A { void F(Aes aes) { aes.Mode = CipherMode.CBC; } }\n")]
    [TestCase("A.cs", "enum Bank { ECB, FED }\nclass B { Bank F() => Bank.ECB; }\n")]
    [TestCase("tests/test_a.py", "c = AES.new(key, AES.MODE_ECB)\n")]
    public void Sound_cipher_is_not(string path, string text)
    {
        Assert.That(Audited.By(new WeakCiphers(), path, text), Is.Empty);
    }
}
