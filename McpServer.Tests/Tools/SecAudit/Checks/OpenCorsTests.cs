using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class OpenCorsTests
{
    [TestCase("a.py", "CORS(app, origins=\"*\", supports_credentials=True)\n", "1 high")]
    [TestCase("a.py", "app.add_middleware(CORSMiddleware, allow_origins=[\"*\"], allow_credentials=True)\n", "1 high")]
    [TestCase("a.js", "app.use(cors({ origin: true, credentials: true }));\n", "1 high")]
    [TestCase("a.js", "app.use((req, res, next) => {\n  res.setHeader(\"Access-Control-Allow-Origin\", req.headers.origin);\n  res.setHeader(\"Access-Control-Allow-Credentials\", \"true\");\n  next();\n});\n", "2 high")]
    [TestCase("A.cs", "class A { void F(CorsPolicyBuilder b) {\n b.SetIsOriginAllowed(_ => true).AllowCredentials();\n} }\n", "2 high")]
    public void Any_site_with_credentials_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new OpenCors(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "CORS(app, origins=\"*\")\nCORS(app, origins=[\"https://shop.example.com\"], supports_credentials=True)\n")]
    [TestCase("a.js", "app.use(cors());\napp.use(cors({ origin: \"https://shop.example.com\", credentials: true }));\n")]
    [TestCase("a.js", "// cors({ origin: true, credentials: true })\nres.setHeader(\"Access-Control-Allow-Origin\", \"*\");\n")]
    [TestCase("A.cs", "class A { void F(CorsPolicyBuilder b) { b.WithOrigins(\"https://a.example\").AllowCredentials(); } }\n")]
    [TestCase("tests/a.test.js", "app.use(cors({ origin: true, credentials: true }));\n")]
    public void Named_sites_or_no_credentials_are_not(string path, string text)
    {
        Assert.That(Audited.By(new OpenCors(), path, text), Is.Empty);
    }
}
