using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class OpenRedirectTests
{
    [TestCase("a.py", "from flask import request\ndef f():\n    return redirect(request.args[\"next\"])\n", "3 medium")]
    [TestCase("a.js", "app.get(\"/l\", (req, res) => {\n  res.redirect(req.query.next);\n});\n", "2 medium")]
    [TestCase("a.js", "app.get(\"/l\", (req, res) => {\n  res.redirect(302, `${req.query.next}`);\n});\n", "2 medium")]
    [TestCase("A.cs", "class A : Controller {\n [HttpGet(\"l\")]\n public object L(string next) {\n  return Redirect(next);\n }\n}\n", "4 medium")]
    [TestCase("a.go", "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n http.Redirect(w, r, r.FormValue(\"next\"), 302)\n}\n", "3 medium")]
    [TestCase("a.php", "<?php\nheader(\"Location: \" . $_GET[\"next\"]);\n", "2 medium")]
    [TestCase("a.rb", "redirect_to params[:next]\n", "1 medium")]
    public void Redirect_to_anywhere_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new OpenRedirect(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "from flask import request\ndef f():\n    return redirect(url_for(\"home\", page=request.args[\"page\"]))\n")]
    [TestCase("a.py", "from flask import request\ndef f():\n    return redirect(\"/orders/\" + request.args[\"id\"])\n")]
    [TestCase("a.js", "app.get(\"/l\", (req, res) => {\n  res.redirect(\"/home\");\n  res.redirect(\"/orders/\" + req.query.id);\n});\n")]
    [TestCase("A.cs", "class A : Controller {\n [HttpGet(\"l\")]\n public object L(string next) {\n  if (!Url.IsLocalUrl(next)) { return BadRequest(); }\n  return Redirect(next);\n }\n}\n")]
    [TestCase("A.cs", "class A : Controller { [HttpGet(\"l\")] public object L(string next) { return LocalRedirect(next); } }\n")]
    [TestCase("a.php", "<?php\nheader(\"Content-Type: \" . $type);\nheader(\"Location: /orders/\" . $_GET[\"id\"]);\n")]
    [TestCase("a.py", "from flask import request\ndef f():\n    url = flow.begin(request.args[\"scope\"])\n    return redirect(url)\n")]
    [TestCase("a.js", "// res.redirect(req.query.next)\n")]
    public void Redirect_within_the_service_is_not(string path, string text)
    {
        Assert.That(Audited.By(new OpenRedirect(), path, text), Is.Empty);
    }
}
