using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class CommentsTests
{
    [Test]
    public void Line_comments_below_each_other_are_one()
    {
        var comment = new SourceFile("a.cs", "// one\n// two\nx();\n").Comments.Single();

        Assert.That(comment, Is.EqualTo(new CommentBlock(1, 2, "one\ntwo", IsDoc: false)));
    }

    [Test]
    public void Comment_behind_code_does_not_go_on_below()
    {
        var comments = new SourceFile("a.cs", "x(); // one\n// two\ny();\n").Comments;

        Assert.That(comments.Select(comment => comment.Text), Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public void Comments_apart_are_two()
    {
        Assert.That(new SourceFile("a.go", "// one\n\n// two\n").Comments, Has.Count.EqualTo(2));
    }

    [Test]
    public void Frame_of_stars_is_no_text()
    {
        var comment = new SourceFile("a.java", "/**\n * Adds.\n * @return sum\n */\nint add();").Comments.Single();

        Assert.That(comment, Is.EqualTo(new CommentBlock(1, 4, "Adds.\n@return sum", IsDoc: true)));
    }

    [TestCase("a.cs", "/** <b>x</b>*/", "<b>x</b>")]
    [TestCase("a.c", "/* never closed", "never closed")]
    [TestCase("a.lua", "--[==[ text ]==]", "text")]
    [TestCase("a.rb", "=begin\ntext\n=end\n", "text")]
    [TestCase("a.vue", "<!-- text -->", "text")]
    [TestCase("a.py", "r\"\"\"text\"\"\"", "text")]
    [TestCase("a.sh", "#!/bin/sh", "/bin/sh")]
    [TestCase("a.sql", "-- text", "text")]
    public void Marks_are_no_text(string path, string text, string said)
    {
        Assert.That(new SourceFile(path, text).Comments.Single().Text, Is.EqualTo(said));
    }

    [TestCase("a.cs", "/// doc", true)]
    [TestCase("a.cs", "//// no doc", false)]
    [TestCase("a.rs", "//! doc", true)]
    [TestCase("a.js", "/* no doc */", false)]
    [TestCase("a.js", "/**/", false)]
    [TestCase("a.js", "/** doc */", true)]
    [TestCase("a.lua", "--- doc", true)]
    [TestCase("a.py", "# no doc", false)]
    [TestCase("a.py", "\"\"\"doc\"\"\"", true)]
    public void Form_tells_documentation(string path, string text, bool isDoc)
    {
        Assert.That(new SourceFile(path, text).Comments.Single().IsDoc, Is.EqualTo(isDoc));
    }

    [Test]
    public void Docstrings_stand_first_in_modules_classes_and_functions()
    {
        const string Text = """
            '''The module.'''
            class Cart:
                "A cart."
                def total(self, sep={'a': 1}) -> int:
                    # not yet
                    '''The sum.'''
                    '''Not this.'''
                    if self:
                        '''Nor this.'''
                    return {'a':
                        '''nor this.'''}
            """;

        var docs = new SourceFile("a.py", Text).Comments.Where(comment => comment.IsDoc).Select(comment => comment.Text);

        Assert.That(docs, Is.EqualTo(new[] { "The module.", "A cart.", "The sum." }));
    }

    [Test]
    public void Docstring_is_no_string_for_who_reads_strings()
    {
        var file = new SourceFile("a.py", "def f():\n    \"\"\"select 1\"\"\"\n");

        Assert.That(file.CommentFreeLines[1], Is.EqualTo("                    "[..18]).And.Length.EqualTo(file.Lines[1].Length));
    }
}
