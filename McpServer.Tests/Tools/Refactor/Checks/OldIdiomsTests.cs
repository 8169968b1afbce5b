using Mcp.Daemon.Tools.Refactor.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Refactor.Checks;

public sealed class OldIdiomsTests
{
    [TestCase("a.py", "class A(B):\n    def f(self):\n        super(A, self).f()\n", "3 old_super")]
    [TestCase("a.py", "class A(object):\n    pass\n", "1 old_object_base")]
    [TestCase("a.py", "x = isinstance(y, collections.Mapping)\n", "1 old_abstract_class")]
    [TestCase("a.py", "now = datetime.datetime.utcnow()\n", "1 old_utcnow")]
    [TestCase("a.py", "asyncio.get_event_loop().run_until_complete(main())\n", "1 old_event_loop")]
    [TestCase("a.py", "from distutils.version import LooseVersion\n", "1 removed_module")]
    [TestCase("a.js", "const b = new Buffer(10);\n", "1 old_buffer")]
    [TestCase("a.js", "let a = 1;\nvar b = 2;\nfor (var c of d) { e(c); }\n", "2 old_var, 3 old_var")]
    [TestCase("a.ts", "const a = b.substr(1, 2);\n", "1 old_substr")]
    [TestCase("a.js", "const url = require('url');\nconst u = url.parse(text);\n", "2 old_url_parse")]
    [TestCase("a.cs", "class A { void F() { var t = new Hashtable(); var w = new WebClient(); } }", "1 old_collection, 1 old_web_client")]
    [TestCase("A.java", "class A { Object f() {\n g(new Integer(3));\n List<B> l = new Vector<>();\n return new SimpleDateFormat(\"y\");\n} }", "2 old_boxing, 3 old_collection, 4 old_date_format")]
    [TestCase("a.go", "package a\nfunc f() {\n b, err := ioutil.ReadFile(n)\n rand.Seed(1)\n}\n", "3 old_ioutil, 4 old_seed")]
    [TestCase("a.rs", "fn f() { let x = unsafe { mem::uninitialized() }; s.trim_left(); }", "1 old_uninitialized, 1 old_trim")]
    [TestCase("a.php", "<?php mysql_query($q);\n", "1 old_mysql")]
    [TestCase("a.cpp", "std::auto_ptr<A> a;\n", "1 old_auto_ptr")]
    public void Form_that_was_replaced_is_found(string path, string text, string found)
    {
        Assert.That(Found(path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "class A(B):\n    def f(self):\n        super().f()\n        super(B, self).f()\n")]
    [TestCase("a.py", "class A(Object):\n    pass\nx = collections.abc.Mapping\ny = self.collections.Set\nz = datetime.now(timezone.utc)\n")]
    [TestCase("a.py", "try:\n    import distutils\nexcept ImportError:\n    distutils = None\nimport implicit\n")]
    [TestCase("a.py", "# datetime.utcnow()\ns = \"datetime.utcnow()\"\nself.utcnow()\n")]
    [TestCase("a.js", "var a = 1;\nvar b = 2;\n")]
    [TestCase("a.js", "const s = 'new Buffer(1)'; // new Buffer(1)\nconst b = Buffer.from(x); substr(1);\nurl.parse(x);\n")]
    [TestCase("a.ts", "declare var a: string;\nlet b = 1;\n")]
    [TestCase("a.cs", "class A { void F() { var t = new Dictionary<string, int>(); var c = new HttpClient(); WebClient w = make(); } }")]
    [TestCase("A.java", "class Vector { }\nclass A { Object f() { return new Vector(1, 2); } }")]
    [TestCase("a.go", "package a\nfunc f() { os.ReadFile(n); my.Seed(1); iout.ReadAll(x) }\n")]
    [TestCase("a.php", "<?php class A { function mysql_query() { } function f() { $this->mysql_query($q); A::mysql_query(); } }\n")]
    [TestCase("tests/test_a.py", "now = datetime.utcnow()\n")]
    public void Newer_form_another_name_and_words_in_texts_are_not(string path, string text)
    {
        Assert.That(Found(path, text), Is.Empty);
    }

    private static string Found(string path, string text) => string.Join(
        ", ", Refactored.Findings(new OldIdioms(), (path, text)).OrderBy(finding => finding.Line).Select(finding => $"{finding.Line} {finding.Kind}"));
}
