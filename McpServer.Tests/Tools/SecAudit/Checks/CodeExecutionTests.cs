using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class CodeExecutionTests
{
    [TestCase("a.py", "from flask import request\ndef f():\n    return eval(request.args[\"sum\"])\n", "3 critical")]
    [TestCase("a.py", "def f(text):\n    exec(text)\n", "2 medium")]
    [TestCase("a.py", "from flask import render_template_string, request\ndef f():\n    return render_template_string(request.args[\"page\"])\n", "3 critical")]
    [TestCase("a.js", "function f(text) {\n  return eval(text);\n}\n", "2 medium")]
    [TestCase("a.js", "function f(text) {\n  return new Function(\"x\", text);\n}\n", "2 medium")]
    [TestCase("a.php", "<?php\neval($_POST[\"code\"]);\n", "2 critical")]
    [TestCase("a.rb", "eval(params[:code])\n", "1 critical")]
    public void Text_that_is_run_as_code_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new CodeExecution(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "import ast\ndef f(text):\n    return ast.literal_eval(text)\n")]
    [TestCase("a.py", "def f(model):\n    model.eval()\n    df.eval(\"a + b\")\n    df.eval(text)\n")]
    [TestCase("a.py", "X = eval(\"1 + 2\")\n")]
    [TestCase("a.py", "def eval(text):\n    return text\ndef f(text):\n    return eval(text)\n")]
    [TestCase("a.py", "# eval(text)\ns = \"eval(text)\"\n")]
    [TestCase("a.js", "redis.eval(script, 1, key);\nconst m = pattern.exec(text);\n")]
    [TestCase("a.cs", "class A { void F(string text) { Eval(text); } }\n")]
    [TestCase("tests/a.test.js", "eval(text);\n")]
    public void Methods_of_the_name_and_constants_are_not(string path, string text)
    {
        Assert.That(Audited.By(new CodeExecution(), path, text), Is.Empty);
    }
}
