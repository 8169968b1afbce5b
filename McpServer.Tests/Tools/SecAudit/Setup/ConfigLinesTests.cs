using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class ConfigLinesTests
{
    [TestCase("a:\n  b: 1\n", "a.b=1")]
    [TestCase("a:\n- b: 1\n  c: 2\nd: 3\n", "a.b=1 a.c=2 .d=3")]
    [TestCase("a:\n  - x # one\n  - 'y # z'\n", "a.a=x a.a=y # z")]
    [TestCase("a: \"b: c\" # d\n", ".a=b: c")]
    [TestCase("s:\n  - run: |\n      one: 1\n      # two\n    env: 3\n", "s.run> s.one: 1 s.# two s.env=3")]
    [TestCase("# a: 1\n---\n\nb: 2\n", ".b=2")]
    public void Lines_say_their_key_value_and_what_is_around_them(string text, string expected)
    {
        var lines = ConfigLines.Of(text.Split('\n'));

        Assert.That(string.Join(' ', lines.Where(line => line.IsText || line.Value.Length > 0 || line.Key == "run").Select(Shown)), Is.EqualTo(expected));
    }

    private static string Shown(ConfigLine line) => line.IsText ? $"{line.Parents}.{line.Value}" : line.Value.Length == 0 ? $"{line.Parents}.{line.Key}>" : $"{line.Parents}.{line.Key}={line.Value}";
}
