using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class UncheckedTokensTests
{
    [TestCase("a.py", "import jwt\nclaims = jwt.decode(token, options={\"verify_signature\": False})\n", "2 medium")]
    [TestCase("a.py", "import jwt\nclaims = jwt.decode(token, verify=False)\n", "2 medium")]
    [TestCase("a.js", "const c = jwt.verify(token, key, { algorithms: [\"none\"] });\n", "1 high")]
    [TestCase("A.cs", "class A { void F() { var p = new TokenValidationParameters {\n ValidateIssuerSigningKey = false }; } }\n", "2 medium")]
    [TestCase("a.ts", "import jwt from 'jsonwebtoken';\napp.post('/l', (req, res) => {\n  const who = jwt.decode(req.headers.authorization!);\n  res.json(who);\n});\n", "3 medium")]
    public void Token_believed_without_signature_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new UncheckedTokens(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "import jwt\nclaims = jwt.decode(token, key, algorithms=[\"HS256\"])\n")]
    [TestCase("a.py", "# jwt.decode(token, verify=False)\ns = \"verify_signature: False\"\n")]
    [TestCase("a.js", "const c = jwt.verify(token, key, { algorithms: [\"RS256\"] });\n")]
    [TestCase("tests/test_a.py", "import jwt\njwt.decode(token, verify=False)\n")]
    [TestCase("a.ts", "import jwt from 'jsonwebtoken';\napp.post('/l', (req, res) => {\n  const head = jwt.decode(req.headers.authorization!, { complete: true });\n  res.json(jwt.verify(req.headers.authorization!, keys[head.kid]));\n});\n")]
    [TestCase("a.ts", "import jwt from 'jsonwebtoken';\nexport function expiry(token: string) {\n  return jwt.decode(token).exp;\n}\n")]
    public void Checked_token_is_not(string path, string text)
    {
        Assert.That(Audited.By(new UncheckedTokens(), path, text), Is.Empty);
    }
}
