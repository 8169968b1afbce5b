using CsCheck;
using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

/// <summary>Whatever a file holds, nothing throws, and what is said of it stays inside of it.</summary>
internal sealed class AnyTextTests
{
    private static readonly string[] Paths =
    [
        "a.cs", "a.java", "a.kt", "a.scala", "a.swift", "a.go", "a.rs", "a.c", "a.cpp", "a.js", "a.tsx", "a.py", "a.rb", "a.php", "a.sh",
        "a.sql", "a.lua", "a.dart", "a.vue", "a.txt",
    ];

    // What readers look for, so that chance comes upon it often.
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "<", ">", "\"", "'", "`", "\\", "/", "*", "/*", "*/", "//", "#", "--", "--[[", "]]", "\"\"\"", "'''", "$", "${",
        "$\"{", "#{", "\\(", "@", "r#\"", "R\"x(", "%w[", "<<A", "<<~A", "A\n", "\n", "\r\n", "\r", "\t", " ", " ", " ", ";", ",", ":", "::", ".", "=",
        "=>", "->", "==", "?", "!", "&&", "||", "-", "+", "~", "_", "0", "1'0", "a", "b", "Foo", "é", "\u00A0", "\uFEFF", "\uD83D", "\uDE00", "class ",
        "struct ", "enum ", "interface ", "record ", "namespace ", "module ", "def ", "func ", "fun ", "fn ", "function ", "impl ", "trait ", "type ",
        "const ", "var ", "let ", "val ", "public ", "private ", "static ", "export ", "default ", "async ", "operator ", "if ", "else ", "for ",
        "while ", "switch ", "match ", "case ", "when ", "try ", "catch ", "return ", "new ", "end ", "do ", "begin ", "import ", "from ", "using ",
        "use ", "require ", "#include ", "#if\n", "#else\n", "#endif\n", "=begin\n", "=end\n", "<script>", "</script>", "<!--", "-->", "<?php ", "?>",
        "template<", "typedef ", "this", "self", "package ", "mod ", "macro_rules! ", "get ", "set ", "object ", "extension ", "where ", "extends ",
    ];

    private static readonly Gen<SourceFile> Files =
        Gen.Select(Gen.OneOf(Paths), Gen.OneOf(Pieces).Array[0, 60], (path, pieces) => new SourceFile(path, string.Concat(pieces)));

    [Test]
    public void Lines_of_code_are_as_many_and_as_wide_as_the_lines()
    {
        Files.Sample(file => Widths(file.CodeLines).SequenceEqual(Widths(file.Lines)) && Widths(file.CommentFreeLines).SequenceEqual(Widths(file.Lines)));
    }

    [Test]
    public void Every_character_of_code_is_that_of_the_file_or_a_blank()
    {
        Files.Sample(file => file.CodeLines.Zip(file.Lines).All(pair => pair.First.Zip(pair.Second).All(c => c.First == c.Second || c.First == ' ')));
    }

    [Test]
    public void Code_holds_nothing_that_comment_free_lines_do_not()
    {
        Files.Sample(file => file.CodeLines.Zip(file.CommentFreeLines).All(pair => pair.First.Zip(pair.Second).All(c => c.First == c.Second || c.First == ' ')));
    }

    [Test]
    public void Declarations_stand_inside_of_the_file()
    {
        Files.Sample(file => file.Declared.All(declared =>
            declared.Line >= 1 && declared.Line <= declared.NameLine && declared.Line <= declared.EndLine && declared.EndLine <= file.Lines.Count
            && declared.Signature.Length <= 200));
    }

    [Test]
    public void Declarations_are_in_order()
    {
        Files.Sample(file => file.Declared.Zip(file.Declared.Skip(1)).All(pair => pair.First.FirstToken <= pair.Second.FirstToken));
    }

    [Test]
    public void Imports_and_comments_stand_inside_of_the_file()
    {
        Files.Sample(file =>
            file.Imported.All(import => import.Line >= 1 && import.Line <= import.EndLine && import.EndLine <= file.Lines.Count)
            && file.Comments.All(comment => comment.Line >= 1 && comment.Line <= comment.EndLine && comment.EndLine <= file.Lines.Count));
    }

    [Test]
    public void Everything_that_is_asked_of_a_file_is_answered()
    {
        Files.Array[1, 3].Sample(files =>
        {
            foreach (var file in files)
            {
                foreach (var declared in file.Declared)
                {
                    Assert.That(Branching.Branches(file, declared), Is.Not.Negative);
                    Assert.That(Branching.Depth(file, declared), Is.Not.Negative);
                    Assert.That(CallSites.CalleesOf(file, declared).Select(callee => callee.Line), Is.All.InRange(declared.Line, declared.EndLine));
                }

                Assert.That(Outline.Of(file, 1, 10), Has.Count.LessThanOrEqualTo(21));
            }

            Assert.That(Occurrences.Of("a", files).All(found => IsThere(files, found.Path, found.Line)), Is.True);
            Assert.That(CallSites.Of("Foo.b", files).All(found => IsThere(files, found.Path, found.Line)), Is.True);
            Assert.That(Duplicates.Of(files, 2, CancellationToken.None).All(pair => IsThere(files, pair.FirstPath, pair.FirstEndLine) && IsThere(files, pair.SecondPath, pair.SecondEndLine)), Is.True);
            Assert.That(ImportGraph.Of(files, CancellationToken.None).All(edge => IsThere(files, edge.From, edge.Line) && IsThere(files, edge.To, 1) && edge.From != edge.To), Is.True);
        });

        static bool IsThere(IEnumerable<SourceFile> files, string path, int line) => files.Any(file => file.Path == path && line >= 1 && line <= Math.Max(1, file.Lines.Count));
    }

    [Test]
    public void Name_with_a_line_of_code_is_mentioned()
    {
        Gen.Select(Gen.OneOf(Paths), Gen.Int[0, 3]).Sample((path, blanks) =>
            Occurrences.Of("sought", [new SourceFile(path, new string('\n', blanks) + "sought")]).Single().Line == blanks + 1);
    }

    // Each of these made some reader go over the same text again and again: at this length that takes longer than anybody waits.
    [TestCase("{")]
    [TestCase("(")]
    [TestCase("a<")]
    [TestCase("\"")]
    [TestCase("'\\'")]
    [TestCase("`${")]
    [TestCase("/*")]
    [TestCase("/a ")]
    [TestCase("$\"{")]
    [TestCase("class A {")]
    [TestCase("class A ")]
    [TestCase("x = () => ")]
    [TestCase("import a ")]
    [TestCase("use a::{")]
    [TestCase("namespace a ")]
    [TestCase("@A ")]
    [TestCase("public ")]
    [TestCase("<<~A\n")]
    [TestCase("def a\n")]
    [TestCase("#else\n{")]
    public void Long_file_is_read_in_its_length(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 150_000 / piece.Length));

        var files = Paths.Select(path => new SourceFile(path, text));

        Assert.That(files.Where(file => !Widths(file.CodeLines).SequenceEqual(Widths(file.Lines))
            || file.Declared.Any(declared => declared.EndLine > file.Lines.Count)), Is.Empty);
    }

    [Test]
    public void Megabyte_on_one_line_is_read()
    {
        var text = "var a = {" + string.Concat(Enumerable.Range(0, 70_000).Select(i => $"k{i}: 'it\\'s',")) + "};";
        var file = new SourceFile("a.min.js", text);

        Assert.That(file.CodeLines.Single(), Has.Length.EqualTo(text.Length).And.Not.Contain("it"));
    }

    private static IEnumerable<int> Widths(IReadOnlyList<string> lines) => lines.Select(line => line.Length);
}
