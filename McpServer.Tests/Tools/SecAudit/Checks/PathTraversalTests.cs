using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class PathTraversalTests
{
    [TestCase("a.py", "from flask import request\ndef f():\n    return open(\"/srv/\" + request.args[\"name\"]).read()\n", "3 high")]
    [TestCase("a.py", "from flask import request\nimport os\ndef f():\n    path = os.path.join(\"/srv\", request.args[\"name\"])\n    return send_file(path)\n", "5 high")]
    [TestCase("a.py", "@app.get(\"/f/{name:path}\")\ndef f(name: str):\n    return open(name).read()\n", "3 high")]
    [TestCase("a.js", "app.get(\"/f\", (req, res) => {\n  res.sendFile(path.join(DIR, req.query.name));\n});\n", "2 high")]
    [TestCase("a.js", "const fs = require(\"fs\");\napp.get(\"/f\", (req, res) => {\n  res.send(fs.readFileSync(\"/srv/\" + req.query.name));\n});\n", "3 high")]
    [TestCase("A.cs", "class A : Controller {\n [HttpGet(\"f\")]\n public object F(string name) {\n  return File.ReadAllText(\"/srv/\" + name);\n }\n}\n", "4 high")]
    [TestCase("a.go", "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n http.ServeFile(w, r, \"/srv/\"+r.URL.Query().Get(\"name\"))\n}\n", "3 high")]
    [TestCase("a.go", "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n b, _ := os.ReadFile(\"/srv/\" + r.URL.Query().Get(\"name\"))\n}\n", "3 high")]
    [TestCase("a.php", "<?php\nreadfile(\"/srv/\" . $_GET[\"name\"]);\n", "2 high")]
    [TestCase("a.rb", "File.read(\"/srv/#{params[:name]}\")\n", "1 high")]
    public void Path_that_a_caller_chooses_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new PathTraversal(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "def f(name):\n    return open(\"/srv/\" + name).read()\n")]
    [TestCase("a.py", "from flask import request\nfrom werkzeug.utils import secure_filename\ndef f():\n    return open(\"/srv/\" + secure_filename(request.args[\"name\"])).read()\n")]
    [TestCase("a.py", "from flask import request\nimport os\ndef f():\n    path = os.path.realpath(os.path.join(\"/srv\", request.args[\"name\"]))\n    if not path.startswith(\"/srv/\"):\n        return 404\n    return open(path).read()\n")]
    [TestCase("a.py", "from flask import request\ndef f():\n    return open(NAMES[request.args[\"name\"]]).read()\n")]
    [TestCase("a.py", "from flask import request\ndef f():\n    return open(\"/srv/%d\" % int(request.args[\"id\"])).read()\n")]
    [TestCase("a.py", "@app.get(\"/f/{name}\")\ndef f(name: str):\n    return open(\"/srv/\" + name).read()\n")]
    [TestCase("a.py", "from flask import request\n# open(request.args[\"name\"])\ns = \"open(request.args)\"\n")]
    [TestCase("tests/test_a.py", "from flask import request\ndef test():\n    open(request.args[\"name\"])\n")]
    [TestCase("a.js", "app.get(\"/f\", (req, res) => {\n  res.sendFile(path.join(DIR, path.basename(req.query.name)));\n});\n")]
    [TestCase("a.js", "app.get(\"/f\", (req, res) => {\n  if (!NAMES.includes(req.query.name)) return;\n  const name = req.query.name;\n  if (!NAMES.includes(name)) return;\n  res.sendFile(DIR + name);\n});\n")]
    [TestCase("A.cs", "class A { object F(string name) => File.ReadAllText(name); }\n")]
    public void Path_that_is_checked_or_the_programs_own_is_not(string path, string text)
    {
        Assert.That(Audited.By(new PathTraversal(), path, text), Is.Empty);
    }
}
