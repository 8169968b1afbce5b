using System.Text.RegularExpressions;
using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

/// <summary>Blanks are folded here, so that a case shows what stays and not how wide the gap is; columns have their own tests.</summary>
internal sealed partial class CodeLinesTests
{
    [TestCase("x = 1; // note", "x = 1;")]
    [TestCase("f(/* a */ b);", "f( b);")]
    [TestCase("""x = "a\"b" + y;""", """x = " " + y;""")]
    [TestCase("""x = @"c:\" + y;""", """x = @" " + y;""")]
    [TestCase("""x = @"a""b" + y;""", """x = @" " + y;""")]
    [TestCase("""c = '"'; d = '\''; e""", "c = ' '; d = ' '; e")]
    [TestCase(""""x = """a "quoted" b""" + y;"""", """"x = """ """ + y;"""")]
    [TestCase("""x = $"a {Name(y)} b";""", """x = $" Name(y) ";""")]
    [TestCase("""x = $"{{no}} {Map["k"]:N2}" + z;""", """x = $" Map[" "]:N2 " + z;""")]
    [TestCase(""""x = $$"""{a} {{B()}}""";"""", """"x = $$""" B() """;"""")]
    [TestCase("""x = $@"c:\{Name}\" + y;""", """x = $@" Name " + y;""")]
    [TestCase("#region don't", "#region don't")]
    public void CSharp(string line, string code)
    {
        Assert.That(Folded("a.cs", line), Is.EqualTo(code));
    }

    [TestCase("""String s = "// no"; char c = '"';""", """String s = " "; char c = ' ';""")]
    [TestCase(""""String s = """a "b" c"""; // d"""", """"String s = """ """;"""")]
    public void Java(string line, string code)
    {
        Assert.That(Folded("a.java", line), Is.EqualTo(code));
    }

    [TestCase("""val s = "a $name ${call(b)}" """, """val s = " name call(b) " """)]
    [TestCase("""fun `doesn't lose a "quote"`() = 1""", """fun `doesn't lose a "quote"`() = 1""")]
    [TestCase("a /* b /* c */ d */ e", "a e")]
    [TestCase("val s = \"\"\"a\"\"\"\" + \"b\"", "val s = \"\"\" \"\"\"\" + \" \"")]
    public void Kotlin(string line, string code)
    {
        Assert.That(Folded("a.kt", line), Is.EqualTo(code.TrimEnd()));
    }

    [TestCase("""val s = s"a ${b.c} d"; 'symbol""", """val s = s" b.c "; 'symbol""")]
    [TestCase(""""val s = raw"""a \d $b""" + c"""", """"val s = raw""" b""" + c"""")]
    public void Scala(string line, string code)
    {
        Assert.That(Folded("a.scala", line), Is.EqualTo(code));
    }

    [TestCase("""let s = "a \(call(b)) c" + d""", """let s = " call(b) " + d""")]
    [TestCase("""let s = #"a "b" \(c)"# + d""", """let s = #" "# + d""")]
    public void Swift(string line, string code)
    {
        Assert.That(Folded("a.swift", line), Is.EqualTo(code));
    }

    [TestCase("""s := `a \` + "b\"" + c""", """s := ` ` + " " + c""")]
    [TestCase("""r := '\'' + '"' // s""", """r := ' ' + ' '""")]
    public void Go(string line, string code)
    {
        Assert.That(Folded("a.go", line), Is.EqualTo(code));
    }

    [TestCase("fn f<'a>(x: &'a str) -> char { 'x' }", "fn f<'a>(x: &'a str) -> char { ' ' }")]
    [TestCase("""let s = r#"a "b" "#; let t""", """let s = r#" "#; let t""")]
    [TestCase("""let b = b'"'; let c = b"x";""", """let b = b' '; let c = b" ";""")]
    [TestCase("a /* b /* c */ d */ e", "a e")]
    public void Rust(string line, string code)
    {
        Assert.That(Folded("a.rs", line), Is.EqualTo(code));
    }

    [TestCase("""char *s = "/* no */"; // yes""", """char *s = " ";""")]
    [TestCase("#error don't", "#error don't")]
    public void C(string line, string code)
    {
        Assert.That(Folded("a.c", line), Is.EqualTo(code));
    }

    [TestCase("""auto s = R"x(a " ) b)x" + 1'000'000;""", """auto s = R" " + 1'000'000;""")]
    [TestCase("""auto s = u8"a"; auto c = L'\x41';""", """auto s = u8" "; auto c = L' ';""")]
    public void Cpp(string line, string code)
    {
        Assert.That(Folded("a.cpp", line), Is.EqualTo(code));
    }

    [TestCase("a = b / c / d; // e", "a = b / c / d;")]
    [TestCase("""a = /[/'"]\/x/g.test(b)""", "a = / /g.test(b)")]
    [TestCase("""return /"/.test(s) ? '/' : b""", "return / /.test(s) ? ' ' : b")]
    [TestCase("s = `a ${f(`b ${c}`)} d` + e", "s = ` f(` c `) ` + e")]
    [TestCase("""return <p className="x">Don't {name}</p>;""", """return <p className=" ">Don't {name}</p>;""")]
    [TestCase("<p>{a}</p><p>{b}</p>", "<p>{a}</p><p>{b}</p>")]
    [TestCase("<Row a={b} /> <C /> // gone", "<Row a={b} /> <C />")]
    [TestCase("xs.filter(x => /a'b/.test(x))", "xs.filter(x => / /.test(x))")]
    public void Script(string line, string code)
    {
        Assert.That(Folded("a.tsx", line), Is.EqualTo(code));
    }

    [TestCase("s = f'a {b(c)} d' # e", "s = f' b(c) '")]
    [TestCase("""s = rb'\'' + t""", "s = rb' ' + t")]
    [TestCase("""s = "it's" + '#' + t""", """s = " " + ' ' + t""")]
    public void Python(string line, string code)
    {
        Assert.That(Folded("a.py", line), Is.EqualTo(code));
    }

    [TestCase("""s = "a #{b(c)} d" # e""", """s = " b(c) " """)]
    [TestCase("x = a % b; y = %w[c d] + e", "x = a % b; y = %w[ ] + e")]
    [TestCase("""s.split(/["']/).first # a""", "s.split(/ /).first")]
    [TestCase("""a = s.split /["']/""", "a = s.split / /")]
    [TestCase("a = $'.lines + 'b'", "a = $'.lines + ' '")]
    [TestCase("a = total %(b)", "a = total %(b)")]
    [TestCase("a = %Q{b #{c} {d} e} + f", "a = %Q{ c } + f")]
    [TestCase("half = width / 2 # half / of it", "half = width / 2")]
    public void Ruby(string line, string code)
    {
        Assert.That(Folded("a.rb", line), Is.EqualTo(code.TrimEnd()));
    }

    [TestCase("""$s = "a $name {$o->call()}"; # b""", """$s = " name $o->call() ";""")]
    [TestCase("#[Route('/a')] // b", "#[Route(' ')]")]
    public void Php(string line, string code)
    {
        Assert.That(Folded("a.php", line), Is.EqualTo(code));
    }

    [TestCase("n=${#list} # b", "n=${#list}")]
    [TestCase("""echo "a $(call b) $c" \" 'd' """, """echo " call b c" \" ' '""")]
    [TestCase("echo a#b", "echo a#b")]
    public void Shell(string line, string code)
    {
        Assert.That(Folded("a.sh", line), Is.EqualTo(code));
    }

    [TestCase("select 'it''s' -- a", "select ' '")]
    [TestCase("""select "a--b" /* c */ from d""", """select "a--b" from d""")]
    public void Sql(string line, string code)
    {
        Assert.That(Folded("a.sql", line), Is.EqualTo(code));
    }

    [Test]
    public void Lua()
    {
        Assert.That(Folded("a.lua", "s = [==[ a ]] ]==] --[[ b ]] c"), Is.EqualTo("s = [==[ ]==] c"));
    }

    [Test]
    public void Dart()
    {
        Assert.That(Folded("a.dart", """var s = 'a $b ${c.d}' + r'\';"""), Is.EqualTo("var s = ' b c.d ' + r' ';"));
    }

    [Test]
    public void Text_of_no_known_language_is_left_alone()
    {
        Assert.That(Folded("a.txt", "no # comment \"here\""), Is.EqualTo("no # comment \"here\""));
    }

    [TestCase("a.ts", "a = `one\n two ${b}\n three`;\nc();", "a = `\n b\n `;\nc();")]
    [TestCase("a.py", "x = 1\ny = '''a\n# b\n'''\nc()", "x = 1\ny = '''\n\n'''\nc()")]
    [TestCase("a.sh", "cat <<EOF | sort\nit's # text\nEOF\nnext 'a'", "cat <<EOF | sort\n\n\nnext ' '")]
    [TestCase("a.sh", "n=$((a <<b))\nc \"d\"", "n=$((a <<b))\nc \" \"")]
    [TestCase("a.rb", "q = <<~SQL.strip\n  it's\n  SQL\nx << Y\ncall('a')", "q = <<~SQL.strip\n\n\nx << Y\ncall(' ')")]
    [TestCase("a.rb", "=begin\nit's\n=end\ncall", "\n\n\ncall")]
    [TestCase("a.php", "<p>it's</p>\n<?php foo(); ?>\n<b>can't</b>", "\n foo();\n")]
    [TestCase("a.php", "<?php\n$a = <<<EOT\nit's\nEOT;\nfoo();", "\n$a = <<<EOT\n\n ;\nfoo();")]
    [TestCase("a.c", "#define X \"a\\\nb\"\nc;", "#define X \"\n \"\nc;")]
    [TestCase("a.vue", "<p>'{{ total }}'</p>\n<script>\nf('a') // b\n</script>\n", "<p>'{{ total }}'</p>\n<script>\nf(' ')\n</script>")]
    [TestCase("a.cs", "a = \"never closed;\nb = \"c\";", "a = \"never closed;\nb = \" \";")]
    [TestCase("a.cs", "/* never closed\nb = 1;", "\n")]
    [TestCase("a.js", "a = `never closed;\nb = 'c';", "a = `never closed;\nb = ' ';")]
    public void What_goes_over_lines(string path, string text, string code)
    {
        Assert.That(string.Join('\n', new SourceFile(path, text).CodeLines.Select(Fold)), Is.EqualTo(code));
    }

    private static string Folded(string path, string line) => Fold(new SourceFile(path, line).CodeLines.Single());

    private static string Fold(string line) => Blanks().Replace(line, " ").TrimEnd();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();
}
