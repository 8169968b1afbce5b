using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class SourceFileTests
{
    [Test]
    public void Lines_have_no_line_ends()
    {
        Assert.That(new SourceFile("a.cs", "one\r\ntwo\n\nfour").Lines, Is.EqualTo(new[] { "one", "two", "", "four" }));
    }

    [Test]
    public void Last_line_feed_begins_no_line()
    {
        Assert.That(new SourceFile("a.cs", "one\n").Lines, Has.Count.EqualTo(1));
    }

    [Test]
    public void Empty_text_has_no_lines()
    {
        Assert.That(new SourceFile("a.cs", "").CodeLines, Is.Empty);
    }

    [Test]
    public void Blanked_lines_keep_their_columns()
    {
        var file = new SourceFile("a.cs", "var a = \"b\"; /* c\n d */ e();\n");

        Assert.That(file.CodeLines, Is.EqualTo(new[] { "var a = \" \";     ", "      e();" }));
    }

    [Test]
    public void Comment_free_lines_keep_their_strings()
    {
        var file = new SourceFile("a.cs", "Query(\"select 1 -- all\"); // all");

        Assert.That(file.CommentFreeLines.Single().TrimEnd(), Is.EqualTo("Query(\"select 1 -- all\");"));
    }

    [Test]
    public void Line_without_comment_or_string_is_kept_once()
    {
        var file = new SourceFile("a.cs", "Call(a, b);");

        Assert.That(file.CodeLines[0], Is.SameAs(file.Lines[0]));
    }
}
