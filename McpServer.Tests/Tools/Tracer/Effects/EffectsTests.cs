using NUnit.Framework;

namespace Mcp.Tests.Tools.Tracer.Effects;

public class EffectsTests
{
    [TestCase("os.remove(path)", "file 2 os.remove")]
    [TestCase("open(path, \"w\")", "file 2 open")]
    [TestCase("open(path, mode=\"a\")", "file 2 open")]
    [TestCase("open(path)", "")]
    [TestCase("open(path, \"rb\")", "")]
    [TestCase("requests.post(path)", "network 2 requests.post")]
    [TestCase("subprocess.run(path)", "process 2 subprocess.run")]
    [TestCase("self.db.execute(path)", "database 2 self.db.execute")]
    [TestCase("cursor.execute(path)", "database 2 cursor.execute")]
    [TestCase("command.execute(path)", "")]
    [TestCase("os.environ[\"A\"] = path", "environment 2 os.environ")]
    [TestCase("raise ValueError(path)", "error 2 raise ValueError")]
    [TestCase("# os.remove(path)", "")]
    [TestCase("return \"os.remove(path)\"", "")]
    [TestCase("path.remove(1)", "")]
    public void Effects_of_python(string line, string effects)
    {
        Assert.That(Traced.Effects("`a`", ("a.py", $"def a(path):\n    {line}\n")), Is.EqualTo(effects));
    }

    [TestCase("File.Delete(path);", "file 4 File.Delete")]
    [TestCase("System.IO.File.Delete(path);", "file 4 System.IO.File.Delete")]
    [TestCase("new StreamWriter(path);", "file 4 new StreamWriter")]
    [TestCase("_http.PostAsync(path);", "network 4 _http.PostAsync")]
    [TestCase("context.SaveChanges();", "database 4 context.SaveChanges")]
    [TestCase("Process.Start(path);", "process 4 Process.Start")]
    [TestCase("throw new IOException(path);", "error 4 throw IOException")]
    [TestCase("_count = 1;", "state 4 _count")]
    [TestCase("_count++;", "state 4 _count")]
    [TestCase("--this._count;", "state 4 this._count")]
    [TestCase("_list.Add(path);", "state 4 _list.Add")]
    [TestCase("var count = 1;", "")]
    [TestCase("path = \"\";", "")]
    [TestCase("var _count = 1;", "")]
    [TestCase("int _count = 0; _count = 1;", "")]
    [TestCase("var list = new List<int>(); list.Add(1);", "")]
    [TestCase("var old = _count == 1;", "")]
    [TestCase("return new A { _count = 1, _list = null };", "")]
    [TestCase("return new Map<A, B>(1) { _count = 1 };", "")]
    [TestCase("return this with { _count = 1 };", "")]
    [TestCase("if (path == null) { _count = 1; }", "state 4 _count")]
    public void Effects_of_csharp(string line, string effects)
    {
        Assert.That(Traced.Effects("A.Run", ("A.cs", $"class A\n{{\n    private int _count; private List<string> _list;\n    void Run(string path) {{ {line} }}\n}}\n")), Is.EqualTo(effects));
    }

    [TestCase("os.WriteFile(name, nil, 0)", "file 6 os.WriteFile")]
    [TestCase("s.db.Exec(name)", "database 6 s.db.Exec")]
    [TestCase("s.name = name", "state 6 s.name")]
    [TestCase("last = name", "state 6 last")]
    [TestCase("last := name", "")]
    [TestCase("return errors.New(name)", "error 6 return errors.New")]
    [TestCase("other.name = name", "")]
    public void Effects_of_go(string line, string effects)
    {
        Assert.That(Traced.Effects("Store.Save", ("s.go", $"package s\n\nvar last string\n\nfunc (s *Store) Save(name string, other Store) error {{\n\t{line}\n}}\n")), Is.EqualTo(effects));
    }

    [TestCase("fs::write(path, \"x\");", "file 2 fs.write")]
    [TestCase("return Err(path);", "error 2 Err")]
    [TestCase("panic!(\"no\");", "error 2 panic!")]
    [TestCase("match x { Err(e) => 1, Ok(v) => 2 };", "")]
    [TestCase("if let Err(e) = x { }", "")]
    [TestCase("Command::new(path);", "process 2 Command.new")]
    public void Effects_of_rust(string line, string effects)
    {
        Assert.That(Traced.Effects("run", ("a.rs", $"fn run(path: &str) {{\n    {line}\n}}\n")), Is.EqualTo(effects));
    }

    [TestCase("fetch(url);", "network 2 fetch")]
    [TestCase("cache.fetch(url);", "")]
    [TestCase("fs.writeFileSync(url, 1);", "file 2 fs.writeFileSync")]
    [TestCase("process.env.MODE = url;", "environment 2 process.env.MODE")]
    [TestCase("throw new Error(url);", "error 2 throw Error")]
    public void Effects_of_typescript(string line, string effects)
    {
        Assert.That(Traced.Effects("load", ("a.ts", $"function load(url: string) {{\n  {line}\n}}\n")), Is.EqualTo(effects));
    }

    [Test]
    public void Name_that_the_files_declare_is_not_the_well_known_one()
    {
        var code = ("a.ts", "function load(url) {\n  fetch(url);\n}\n\nfunction fetch(url) {\n  return 1;\n}\n");

        Assert.That(Traced.Effects("load", code), Is.Empty);
    }

    [Test]
    public void Effects_of_what_is_called_belong_to_the_way()
    {
        var code = ("a.py", "import os\n\n\ndef a():\n    b()\n\n\ndef b():\n    os.remove(\"x\")\n\n\ndef c():\n    os.rename(\"x\", \"y\")\n");

        Assert.That(Traced.Effects("`a`", code), Is.EqualTo("file 9 os.remove"));
    }

    [Test]
    public void Constructor_that_sets_its_fields_has_no_effect()
    {
        var code = ("a.py", "def a():\n    return Cart()\n\n\nclass Cart:\n    def __init__(self):\n        self.lines = []\n\n    def add(self, x):\n        self.lines.append(x)\n");

        Assert.That((Traced.Effects("`a`", code), Traced.Effects("Cart.add", code)), Is.EqualTo(("", "state 10 self.lines.append")));
    }

    [Test]
    public void Global_of_python_is_told_where_the_function_names_it()
    {
        var code = ("a.py", "count = 0\n\n\ndef a():\n    global count\n    count = 1\n\n\ndef b():\n    count = 2\n");

        Assert.That((Traced.Effects("`a`", code), Traced.Effects("`b`", code)), Is.EqualTo(("state 6 count", "")));
    }
}
