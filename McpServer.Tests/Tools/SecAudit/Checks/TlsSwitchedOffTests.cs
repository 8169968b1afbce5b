using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class TlsSwitchedOffTests
{
    [TestCase("a.py", "import requests\nrequests.get(url, verify=False)\n", "2 high")]
    [TestCase("a.py", "import ssl\nc = ssl._create_unverified_context()\n", "2 high")]
    [TestCase("a.py", "import ssl\nc.verify_mode = ssl.CERT_NONE\n", "2 high")]
    [TestCase("a.js", "const a = new https.Agent({ rejectUnauthorized: false });\n", "1 high")]
    [TestCase("a.js", "process.env.NODE_TLS_REJECT_UNAUTHORIZED = \"0\";\n", "1 high")]
    [TestCase("a.go", "package a\nvar c = &tls.Config{\n InsecureSkipVerify: true,\n}\n", "3 high")]
    [TestCase("A.cs", "class A { void F(HttpClientHandler h) {\n h.ServerCertificateCustomValidationCallback = (a, b, c, d) => true;\n} }\n", "2 high")]
    [TestCase("A.java", "class A implements X509TrustManager {\n public void checkServerTrusted(X509Certificate[] c, String t) {}\n}\n", "2 high")]
    [TestCase("a.php", "<?php\ncurl_setopt($c, CURLOPT_SSL_VERIFYPEER, false);\n", "2 high")]
    [TestCase("a.rs", "fn f() {\n let c = Client::builder().danger_accept_invalid_certs(true);\n}\n", "2 high")]
    public void Check_that_is_off_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new TlsSwitchedOff(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "import requests\nrequests.get(url, verify=\"/etc/ca.pem\")\nrequests.get(url, verify=True)\n")]
    [TestCase("a.py", "check(form, verify=False)\n")]
    [TestCase("a.py", "# requests.get(url, verify=False)\ns = \"requests.get(url, verify=False)\"\n")]
    [TestCase("a.js", "const a = new https.Agent({ rejectUnauthorized: true });\n")]
    [TestCase("a.go", "package a\nvar c = &tls.Config{InsecureSkipVerify: false}\n")]
    [TestCase("A.cs", "class A { void F(HttpClientHandler h) { h.ServerCertificateCustomValidationCallback = (a, b, c, d) => IsPinned(b); } }\n")]
    [TestCase("A.java", "class A implements X509TrustManager { public void checkServerTrusted(X509Certificate[] c, String t) { inner.checkServerTrusted(c, t); } }\n")]
    [TestCase("tests/test_a.py", "import requests\nrequests.get(url, verify=False)\n")]
    public void Check_that_is_on_is_not(string path, string text)
    {
        Assert.That(Audited.By(new TlsSwitchedOff(), path, text), Is.Empty);
    }
}
