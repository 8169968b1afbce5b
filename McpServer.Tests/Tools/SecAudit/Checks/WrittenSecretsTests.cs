using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class WrittenSecretsTests
{
    [TestCase("a.py", "API_KEY = \"k9\"\napi_token = \"Zq81xv-Lm42pw09\"\n", "2 high")]
    [TestCase("settings.ini", "# the database\nDB_PASSWORD=p9Zr4tQ7wX2m\n", "2 high")]
    [TestCase("Dockerfile", "FROM a:1\nENV DB_PASSWORD=p9Zr4tQ7wX2m\n", "2 high")]
    [TestCase("key.pem", "-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBgkqhkiG9w0BAQEFAASC\nMIIBVgIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n", "1 high")]
    [TestCase("tests/test_a.py", "KEY = \"ghp_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6\"\n", "1 low")]
    [TestCase("a.py", "KEY = \"ghp_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6\"\n", "1 high")]
    [TestCase("auth.go", "package a\nfunc A() {\n	req.Header.Set(\"Authorization\", \"Bearer Zq81xv-Lm42pw09Kd73\")\n}\n", "3 high")]
    [TestCase("set.sh", "#!/bin/sh\nexport API_TOKEN=Zx9Yw8Vu7Ts6Rq5Po4\nSECRET_KEY=Zx9Yw8Vu7Ts6Rq5Po4\n", "2 high, 3 high")]
    [TestCase("conf.yaml", "db:\n  password: Zx9Yw8Vu7Ts6Rq5Po4\n", "2 high")]
    [TestCase("app.properties", "db.password=Zx9Yw8Vu7Ts6Rq5Po4\n", "1 high")]
    public void Secret_in_a_file_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new WrittenSecrets(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "API_KEY = os.environ[\"API_KEY\"]\napi_token = \"changeme\"\npassword = \"your-password-1\"\n")]
    [TestCase("tests/test_a.py", "api_token = \"Zq81xv-Lm42pw09\"\n")]
    [TestCase("Dockerfile", "FROM a:1\nENV DB_PASSWORD=$DB_PASSWORD\nARG DB_PASSWORD\n")]
    [TestCase("a.py", "password = getpass('Password: ')\nuser, password = line.split(':', 1)\nTOKEN_TYPE = \"urn:ietf:params:oauth:token-type:jwt2022\"\n")]
    [TestCase("a.py", "def f():\n    \"\"\"Gives\n    {\"access_token\": \"Zq81xv-Lm42pw09\"}\n    \"\"\"\n# api_token = \"Zq81xv-Lm42pw09\"\n")]
    [TestCase("a.py", "MARK = \"-----BEGIN PRIVATE KEY-----\"\n")]
    [TestCase("package-lock.json", "{ \"api_token\": \"Zq81xv-Lm42pw09\" }\n")]
    [TestCase("set.sh", "#!/bin/sh\n# export API_TOKEN=Zx9Yw8Vu7Ts6Rq5Po4\nexport API_TOKEN=$TOKEN_12\n")]
    [TestCase("auth_test.go", "package a\nfunc TestA(t *testing.T) {\n	req.Header.Set(\"Authorization\", \"Bearer Zq81xv-Lm42pw09Kd73\")\n}\n")]
    public void Placeholders_and_values_from_elsewhere_are_not(string path, string text)
    {
        Assert.That(Audited.By(new WrittenSecrets(), path, text), Is.Empty);
    }

    [Test]
    public void Finding_never_repeats_the_value()
    {
        var finding = Audited.Findings(new WrittenSecrets(), "a.py", "api_token = \"Zq81xv-Lm42pw09\"\n").Single();

        Assert.That((finding.Quote, finding.Masked, finding.Text.Contains("Lm42", StringComparison.Ordinal)), Is.EqualTo(("api_token = \"****\"", (bool?)true, false)));
    }
}
