using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class ShellCommandsTests
{
    [TestCase("a.py", "from flask import request\nimport os\ndef f():\n    os.system(\"ping \" + request.args[\"host\"])\n", "4 critical")]
    [TestCase("a.py", "import subprocess\ndef f(name):\n    subprocess.run(f\"tar xf {name}\", shell=True)\n", "3 medium")]
    [TestCase("a.js", "const { exec } = require(\"child_process\");\nfunction f(name) { exec(`convert ${name} out.png`); }\n", "2 medium")]
    [TestCase("a.ts", "import { exec } from \"node:child_process\";\nimport { promisify } from \"node:util\";\nconst run = promisify(exec);\nexport async function f(page: string) {\n  return run(`pdf ${page}`);\n}\n", "5 medium")]
    [TestCase("a.js", "const { spawn } = require(\"child_process\");\nfunction f(name) {\n spawn(\"convert \" + name, { shell: true });\n}\n", "3 medium")]
    [TestCase("a.go", "package a\nfunc f(name string) {\n exec.Command(\"sh\", \"-c\", \"tar xf \"+name).Run()\n}\n", "3 medium")]
    [TestCase("A.java", "class A { void f(String name) throws Exception {\n Runtime.getRuntime().exec(\"tar xf \" + name);\n} }\n", "2 medium")]
    [TestCase("A.cs", "class A { void F(string name) {\n Process.Start(\"cmd.exe\", \"/c type \" + name);\n} }\n", "2 medium")]
    [TestCase("a.php", "<?php\nsystem(\"ping \" . $_GET[\"host\"]);\n", "2 critical")]
    [TestCase("a.rb", "system(\"tar xf #{params[:name]}\")\n", "1 critical")]
    [TestCase("A.java", "@RestController class A { @GetMapping(\"/p\") String p(@RequestParam String host) throws IOException {\n Runtime.getRuntime().exec(new String[]{\"sh\", \"-c\", \"ping \" + host});\n return \"\";\n} }\n", "2 critical")]
    [TestCase("A.java", "@RestController class A { @GetMapping(\"/p\") String p(@RequestParam String host) throws IOException {\n String[] cmd = {\"/bin/sh\", \"-c\", \"ping \" + host};\n Runtime.getRuntime().exec(cmd);\n return \"\";\n} }\n", "3 critical")]
    [TestCase("A.java", "class A { void f(String name) throws Exception {\n new ProcessBuilder(List.of(\"bash\", \"-c\", \"tar xf \" + name)).start();\n} }\n", "2 medium")]
    public void Command_that_a_shell_reads_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new ShellCommands(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "import subprocess\ndef f(name):\n    subprocess.run([\"tar\", \"xf\", name])\n")]
    [TestCase("a.py", "import os\nTOOL = \"tar\"\ndef f():\n    os.system(\"ls -l\")\n    os.system(TOOL + \" --version\")\n")]
    [TestCase("a.py", "import os, shlex\ndef f(name):\n    os.system(\"tar xf \" + shlex.quote(name))\n")]
    [TestCase("a.py", "import subprocess\ndef f(name):\n    subprocess.run(f\"tar xf {name}\", shell=False)\n")]
    [TestCase("a.py", "import os\ndef f(a):\n    if a:\n        c = \"ls\"\n    else:\n        c = \"ls -l\"\n    os.system(c)\n")]
    [TestCase("a.py", "# os.system(\"ping \" + host)\ns = \"os.system(ping + host)\"\n")]
    [TestCase("tests/test_a.py", "import os\ndef test(name):\n    os.system(\"rm \" + name)\n")]
    [TestCase("a.js", "const m = /a(b)/.exec(\"x\" + name);\npattern.exec(`a ${name}`);\n")]
    [TestCase("a.js", "const { execFile } = require(\"child_process\");\nexecFile(\"convert\", [name, \"out.png\"]);\n")]
    [TestCase("a.js", "const { exec } = require(\"child_process\");\nconst DIR = \"/var/x\";\nexec(`find ${DIR} -delete`);\n")]
    [TestCase("a.go", "package a\nfunc f(name string) {\n exec.Command(\"tar\", \"xf\", name).Run()\n}\n")]
    [TestCase("A.java", "class A { void f(String name) throws Exception { new ProcessBuilder(\"tar\", \"xf\", name).start(); } }\n")]
    [TestCase("A.cs", "class A { void F(string name) { Process.Start(\"tar\", \"xf \" + name); } }\n")]
    [TestCase("a.php", "<?php\nsystem(\"ping \" . escapeshellarg($_GET[\"host\"]));\n")]
    [TestCase("a.rb", "system(\"tar\", \"xf\", params[:name])\n")]
    [TestCase("A.java", "@RestController class A { @GetMapping(\"/p\") String p(@RequestParam String host) throws IOException {\n Runtime.getRuntime().exec(new String[]{\"ping\", \"-c1\", host});\n Runtime.getRuntime().exec(new String[]{\"sh\", \"-c\", \"uptime\"});\n return \"\";\n} }\n")]
    [TestCase("A.java", "class A { void f(String name) throws Exception { new ProcessBuilder(Arrays.asList(\"tar\", \"xf\", name)).start(); } }\n")]
    [TestCase("A.java", "@RestController class A { @GetMapping(\"/p\") String p(@RequestParam String host) throws IOException {\n String[] cmd = {\"ping\", \"-c1\", host};\n Runtime.getRuntime().exec(cmd);\n return \"\";\n} }\n")]
    public void Lists_constants_and_quoted_values_are_not(string path, string text)
    {
        Assert.That(Audited.By(new ShellCommands(), path, text), Is.Empty);
    }
}
