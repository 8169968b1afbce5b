using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class RequestForgeryTests
{
    [TestCase("a.py", "from flask import request\nimport requests\ndef f():\n    return requests.get(request.args[\"url\"]).text\n", "4 high")]
    [TestCase("a.py", "from flask import request\nimport requests\ndef f():\n    return requests.get(f\"http://{request.args['host']}/x\").text\n", "4 high")]
    [TestCase("a.js", "app.get(\"/p\", async (req, res) => {\n  const r = await fetch(req.query.url);\n});\n", "2 high")]
    [TestCase("a.go", "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n http.Get(r.FormValue(\"url\"))\n}\n", "3 high")]
    [TestCase("A.cs", "class A : Controller {\n [HttpGet(\"p\")]\n public async Task<string> P(string url) {\n  return await _client.GetStringAsync(url);\n }\n}\n", "4 high")]
    [TestCase("a.php", "<?php\n$x = file_get_contents($_GET[\"url\"]);\n", "2 high")]
    [TestCase("a.go", "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n c := &http.Client{Timeout: 5}\n c.Get(r.FormValue(\"url\"))\n}\n", "4 high")]
    [TestCase("a.go", "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n http.DefaultClient.Post(r.FormValue(\"url\"), \"a/b\", nil)\n}\n", "3 high")]
    public void Address_that_a_caller_chooses_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new RequestForgery(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "import requests\ndef f(url):\n    return requests.get(url)\n")]
    [TestCase("a.py", "from flask import request\nimport requests\ndef f():\n    return requests.get(\"https://api.example.com/\" + request.args[\"id\"])\n")]
    [TestCase("a.py", "from flask import request\nimport requests\ndef f():\n    url = request.args[\"url\"]\n    if url not in ALLOWED:\n        return 400\n    return requests.get(url)\n")]
    [TestCase("a.py", "from flask import request\ndef f():\n    return {}.get(request.args[\"url\"])\n")]
    [TestCase("a.js", "app.get(\"/p\", async (req, res) => {\n  const r = await fetch(\"https://api.example.com/x\", { headers: req.headers });\n});\n")]
    [TestCase("a.js", "async function f(url) {\n  const request = new Request(url);\n  return fetch(request.url);\n}\n")]
    [TestCase("a.js", "// fetch(req.query.url)\nconst s = \"fetch(req.query.url)\";\n")]
    [TestCase("tests/test_a.py", "from flask import request\nimport requests\nrequests.get(request.args[\"url\"])\n")]
    [TestCase("a.go", "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n c := cache.New()\n c.Get(r.FormValue(\"key\"))\n h := &http.Client{}\n h.Get(\"https://a.example/\" + r.FormValue(\"key\"))\n}\n")]
    public void Fixed_host_and_checked_address_are_not(string path, string text)
    {
        Assert.That(Audited.By(new RequestForgery(), path, text), Is.Empty);
    }
}
