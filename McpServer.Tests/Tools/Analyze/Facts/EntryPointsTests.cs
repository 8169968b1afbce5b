using Mcp.Daemon.Tools.Analyze.Facts;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Analyze.Facts;

internal sealed class EntryPointsTests
{
    [TestCase("main.go", "package main\n\nfunc main() {}\n", "main.go:3 main")]
    [TestCase("App.java", "class App {\n    public static void main(String[] args) {}\n}\n", "App.java:2 main")]
    [TestCase("run.py", "def run():\n    pass\n\nif __name__ == \"__main__\":\n    run()\n", "run.py:4 is run as a script")]
    [TestCase("run.rb", "def run\nend\n\nrun if __FILE__ == $PROGRAM_NAME\n", "run.rb:4 is run as a script")]
    [TestCase("app.js", "app.get('/users', list);\n", "app.js: 1 route (GET /users)")]
    public void Start_is_told_with_its_place(string path, string text, string expected)
    {
        Assert.That(Of((path, text)), Is.EqualTo(new[] { expected }));
    }

    [TestCase("cart.go", "package cart\n\nfunc (c *Cart) main() {}\n")]
    [TestCase("app.js", "function main() {}\n")]
    [TestCase("run.py", "# if __name__ == \"__main__\":\nname = __name__\n")]
    [TestCase("run_test.go", "package main\n\nfunc main() {}\n")]
    public void What_starts_nothing_is_not_told(string path, string text)
    {
        Assert.That(Of((path, text)), Is.Empty);
    }

    [Test]
    public void File_that_needs_others_and_that_none_needs_is_told()
    {
        var lines = Of(("job.rb", "require_relative 'mail'\n"), ("mail.rb", "require_relative 'text'\n"), ("text.rb", "def text\nend\n"));

        Assert.That(lines, Is.EqualTo(new[] { "job.rb: no other of these files was seen to need it" }));
    }

    [Test]
    public void Many_such_files_are_no_entrances()
    {
        var jobs = Enumerable.Range(0, 13).Select(i => ($"job{i}.rb", "require_relative 'text'\n"));

        Assert.That(Of([.. jobs, ("text.rb", "def text\nend\n")]), Is.Empty);
    }

    private static IReadOnlyList<string> Of(params (string Path, string Text)[] files) => EntryPoints.Of(Mapped.Of(files), CancellationToken.None);
}
