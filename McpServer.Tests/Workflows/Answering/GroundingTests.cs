using Mcp.Daemon.Evidence;
using Mcp.Daemon.Workflows.Answering;
using NUnit.Framework;
using static Mcp.Tests.Workflows.Answering.SentSample;

namespace Mcp.Tests.Workflows.Answering;

public class GroundingTests
{
    private static readonly FileBlock Cache = Whole(
        "src/Cache.cs",
        "class Cache",
        "{",
        "    int   _size = 4;",
        "",
        "    bool Get(int key)",
        "    {",
        "        if (key <= _size)",
        "        {",
        "            return true; // found: it's here",
        "        }",
        "        var token = \"ghp_abcdefgh12345678\";",
        "        return false;",
        "    }",
        "    int   _size = 4;",
        "}");

    [TestCase("if (key <= _size)", Description = "as it is")]
    [TestCase("        if (key <= _size)\n", Description = "with its indentation")]
    [TestCase("if  (key\t<= _size)", Description = "other white space")]
    [TestCase("key <= _size", Description = "a part of the line")]
    [TestCase("7│         if (key <= _size)", Description = "with number and bar")]
    [TestCase("7 | if (key <= _size)", Description = "with another bar")]
    [TestCase("7: if (key <= _size)", Description = "with a colon")]
    [TestCase("7 if (key <= _size)", Description = "with its number alone")]
    [TestCase("+        if (key <= _size)", Description = "with a sign")]
    [TestCase("7│+        if (key <= _size)", Description = "with number, bar and sign")]
    [TestCase("`if (key <= _size)`", Description = "in back ticks")]
    [TestCase("```cs\nif (key <= _size)\n```", Description = "in a fence")]
    [TestCase("if (… <= _size)", Description = "with a gap")]
    [TestCase("if (key ...", Description = "with the end left out")]
    [TestCase("if (key <= _size)\n{\nreturn true;", Description = "over several lines")]
    [TestCase("if (key <= _size)\n\n{", Description = "with a blank line more")]
    [TestCase("7│ if (key <= _size)\n8│ {\n9│     return true;", Description = "several numbered lines")]
    [TestCase("if (key <= _size) { return true; // found: it's here }", Description = "lines joined to one")]
    [TestCase("if (key <= _size)\n...\nreturn false;", Description = "with lines left out")]
    public void Quote_at_the_claimed_line_is_grounded(string quote)
    {
        var claim = Claim("src/Cache.cs", 7, quote);

        Assert.That(Checked(claim, Cache), Is.EqualTo(claim with { Grounded = true }));
    }

    [TestCase("if (key < _size)")]
    [TestCase("if (Key <= _size)")]
    [TestCase("return true;\nreturn false;")]
    [TestCase("if (key <= _size) …… return maybe;")]
    [TestCase("_size = 4;\nbool Put(int key)")]
    [TestCase("<file name=")]
    public void Quote_that_was_not_sent_is_false(string quote)
    {
        Assert.That(Checked(Claim("src/Cache.cs", 7, quote), Cache).Grounded, Is.False);
    }

    [TestCase(1, null, 5, null)]
    [TestCase(99, null, 5, null)]
    [TestCase(null, null, 5, null)]
    [TestCase(6, 8, 5, null)]
    public void Drifted_line_is_corrected(int? line, int? endLine, int found, int? foundEnd)
    {
        var finding = Checked(Claim("src/Cache.cs", line, "bool Get(int key)", endLine), Cache);

        Assert.That((finding.Grounded, finding.Line, finding.EndLine), Is.EqualTo(((bool?)true, (int?)found, foundEnd)));
    }

    [Test]
    public void Drifted_lines_are_corrected_to_all_that_the_quote_spans()
    {
        var finding = Checked(Claim("src/Cache.cs", 1, "if (key <= _size)\n{\n    return true;"), Cache);

        Assert.That((finding.Line, finding.EndLine), Is.EqualTo(((int?)7, (int?)9)));
    }

    [TestCase(1, 3)]
    [TestCase(8, 3)]
    [TestCase(9, 14)]
    [TestCase(40, 14)]
    [TestCase(null, 3)]
    public void Nearest_of_several_places_is_taken(int? claimed, int found)
    {
        Assert.That(Checked(Claim("src/Cache.cs", claimed, "int _size = 4;"), Cache).Line, Is.EqualTo(found));
    }

    [Test]
    public void Nearest_is_measured_from_the_end_of_the_claim_that_is_nearer()
    {
        Assert.That(Checked(Claim("src/Cache.cs", 5, "int _size = 4;", 13), Cache).Line, Is.EqualTo(14));
    }

    [TestCase(5, 8)]
    [TestCase(9, 12)]
    public void Claimed_range_that_meets_the_quote_is_left_as_it_is(int line, int endLine)
    {
        var claim = Claim("src/Cache.cs", line, "if (key <= _size)\n{\nreturn true;", endLine);

        Assert.That(Checked(claim, Cache), Is.EqualTo(claim with { Grounded = true }));
    }

    [TestCase("var token = \"ghp_****\";")]
    [TestCase("token = \"****\"")]
    public void Mask_in_a_quote_stands_for_what_it_hides(string quote)
    {
        Assert.That(Checked(Claim("src/Cache.cs", 11, quote), Cache).Grounded, Is.True);
    }

    [TestCase(6, "{", null)]
    [TestCase(6, "6│ {", null)]
    [TestCase(6, "…{…", null)]
    [TestCase(7, "a", null)]
    [TestCase(7, "}", null)]
    [TestCase(7, "§", false)]
    [TestCase(null, "{", null)]
    [TestCase(9, "return", true)]
    [TestCase(9, "9│ return", true)]
    [TestCase(3, "return", null)]
    [TestCase(null, "return", null)]
    [TestCase(9, "goto", false)]
    public void Short_quote_proves_at_most_its_own_line(int? line, string quote, bool? grounded)
    {
        var finding = Checked(Claim("src/Cache.cs", line, quote), Cache);

        Assert.That((finding.Grounded, finding.Line), Is.EqualTo((grounded, line)));
    }

    [TestCase("src/Cache.cs")]
    [TestCase("./src/Cache.cs")]
    [TestCase("src\\Cache.cs")]
    [TestCase("/home/u/project/src/Cache.cs")]
    [TestCase("C:\\project\\src\\Cache.cs")]
    [TestCase("Cache.cs")]
    [TestCase("`Cache.cs`")]
    [TestCase("SRC/cache.cs")]
    [TestCase("b/src/Cache.cs")]
    public void File_is_found_under_any_name_and_gets_the_one_it_was_sent_by(string name)
    {
        var finding = Checked(Claim(name, 5, "bool Get(int key)"), Whole("a.cs", "x"), Cache);

        Assert.That((finding.File, finding.Grounded), Is.EqualTo(("src/Cache.cs", (bool?)true)));
    }

    [TestCase("ache.cs")]
    [TestCase("other/Cache.cs")]
    [TestCase("Cache")]
    [TestCase("none")]
    [TestCase("Twin.cs")]
    public void File_that_was_not_sent_or_may_be_two_is_false(string name)
    {
        var finding = Checked(Claim(name, 5, "bool Get(int key)"), Cache, Whole("a/Twin.cs", "x"), Whole("b/Twin.cs", "x"));

        Assert.That((finding.File, finding.Grounded), Is.EqualTo((name, (bool?)false)));
    }

    [Test]
    public void Relative_name_of_another_folder_is_another_file()
    {
        Assert.That(Checked(Claim("src/a.cs", 1, "first"), Whole("a.cs", "first")).Grounded, Is.False);
    }

    [Test]
    public void Absolute_name_means_the_longest_of_those_it_ends_in()
    {
        var finding = Checked(Claim("/w/src/a.cs", 1, "second"), Whole("a.cs", "first"), Whole("src/a.cs", "second"));

        Assert.That((finding.File, finding.Grounded), Is.EqualTo(("src/a.cs", (bool?)true)));
    }

    [TestCase(3, null)]
    [TestCase(4, null)]
    [TestCase(99, false)]
    [TestCase(null, null)]
    public void Without_a_quote_only_a_line_that_was_not_sent_is_false(int? line, bool? grounded)
    {
        Assert.That(Checked(Claim("src/Cache.cs", line), Cache).Grounded, Is.EqualTo(grounded));
    }

    [TestCase("")]
    [TestCase(" \n ")]
    [TestCase("…")]
    public void Quote_of_nothing_is_none(string quote)
    {
        Assert.That(Checked(Claim("src/Cache.cs", 3, quote), Cache).Grounded, Is.Null);
    }

    [TestCase(null)]
    [TestCase(" ")]
    public void Finding_about_no_file_is_not_judged(string? file)
    {
        Assert.That(Checked(Claim(file, 3, "nowhere") with { Grounded = true }, Cache).Grounded, Is.Null);
    }

    [Test]
    public void Findings_keep_their_order_and_number()
    {
        var findings = Enumerable.Range(1, 5).Select(i => Claim("src/Cache.cs", i)).ToList();

        Assert.That(Grounding.Check(findings, [Cache]).Select(finding => finding.Line), Is.EqualTo([1, 2, 3, 4, 5]));
    }
}
