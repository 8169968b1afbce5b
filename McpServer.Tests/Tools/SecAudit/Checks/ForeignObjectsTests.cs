using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class ForeignObjectsTests
{
    [TestCase("a.py", "from flask import request\nimport pickle\ndef f():\n    return pickle.loads(request.data)\n", "4 critical")]
    [TestCase("a.py", "import yaml\ndef f(text):\n    return yaml.load(text)\n", "3 medium")]
    [TestCase("a.py", "import yaml\ndef f(text):\n    return yaml.load(text, Loader=yaml.Loader)\n", "3 medium")]
    [TestCase("A.cs", "class A { object F(Stream s) {\n return new BinaryFormatter().Deserialize(s);\n} }\n", "2 medium")]
    [TestCase("A.cs", "class A { void F() { var s = new JsonSerializerSettings {\n TypeNameHandling = TypeNameHandling.All }; } }\n", "2 high")]
    [TestCase("A.java", "class A { Object f(InputStream s) throws Exception {\n return new ObjectInputStream(s).readObject();\n} }\n", "2 medium")]
    [TestCase("a.php", "<?php\n$x = unserialize($_COOKIE[\"cart\"]);\n", "2 critical")]
    [TestCase("a.rb", "Marshal.load(params[:x])\n", "1 critical")]
    [TestCase("A.cs", "class A : ControllerBase { [HttpPost(\"load\")]\n public object Load() => new BinaryFormatter().Deserialize(Request.Body);\n}\n", "2 critical")]
    [TestCase("A.cs", "class A : ControllerBase { object F() {\n var f = new BinaryFormatter();\n return f.Deserialize(Request.Body);\n} }\n", "3 critical")]
    [TestCase("A.cs", "class A : ControllerBase { object F(Stream s) {\n var f = new BinaryFormatter();\n g.Deserialize(Request.Body);\n return f.Deserialize(s);\n} }\n", "2 medium")]
    public void Reader_that_builds_any_object_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new ForeignObjects(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "import json\ndef f(text):\n    return json.loads(text)\n")]
    [TestCase("a.py", "import yaml\ndef f(text):\n    yaml.safe_load(text)\n    return yaml.load(text, Loader=yaml.SafeLoader)\n")]
    [TestCase("a.py", "# pickle.loads(data)\ns = \"pickle.loads(data)\"\n")]
    [TestCase("a.py", "import pickle\ndef f(x):\n    return pickle.dumps(x)\n")]
    [TestCase("A.cs", "class A { void F() { var s = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None }; } }\n")]
    [TestCase("a.php", "<?php\n$x = unserialize($text, [\"allowed_classes\" => false]);\n")]
    [TestCase("tests/test_a.py", "import pickle\npickle.loads(data)\n")]
    public void Reader_of_data_only_is_not(string path, string text)
    {
        Assert.That(Audited.By(new ForeignObjects(), path, text), Is.Empty);
    }
}
