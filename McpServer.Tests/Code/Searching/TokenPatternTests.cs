using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using NUnit.Framework;

namespace Mcp.Tests.Code.Searching;

public sealed class TokenPatternTests
{
    [TestCase("requests . get/post (", "requests.post(url)", 4)]
    [TestCase("new Regex ( \"", "new Regex(@\"a\")", 5)]
    [TestCase("re . compile ( \"", "re.compile(r'a')", 6)]
    [TestCase("Regex :: new ( \"", "Regex::new(\"a\")", 6)]
    [TestCase("super ( _ , self )", "super(A, self)", 6)]
    [TestCase("GetAwaiter () . GetResult (", "GetAwaiter().GetResult()", 6)]
    [TestCase("_private (", "_private(1)", 2)]
    public void Pattern_ends_behind_its_last_part(string pattern, string text, int end)
    {
        Assert.That(new TokenPattern(pattern).EndAt(Tokens(text), 0), Is.EqualTo(end));
    }

    [TestCase("requests . get/post (", "requests.put(url)")]
    [TestCase("requests . get/post (", "requests.get")]
    [TestCase("requests . get/post (", "# requests.get(")]
    [TestCase("re . compile ( \"", "re.compile(name)")]
    [TestCase("Regex :: new ( \"", "Regex: :new(\"a\")")]
    [TestCase("super ( _ , self )", "super(1, self)")]
    [TestCase("get (", "getter(")]
    public void Other_word_other_mark_or_comment_is_no_match(string pattern, string text)
    {
        Assert.That(new TokenPattern(pattern).IsAt(Tokens(text), 0), Is.False);
    }

    private static Mcp.Daemon.Code.Lexing.TokenList Tokens(string text) => new SourceFile(text.Contains('@') || text.Contains("::") || text.Contains(": :") ? "a.cs" : "a.py", text).Tokens;
}
