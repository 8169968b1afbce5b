using NUnit.Framework;

namespace Mcp.Tests.Terminal;

[CancelAfter(60_000)]
public class HelpTests
{
    private readonly TerminalHome _home = new();

    [OneTimeTearDown]
    public void End() => _home.Dispose();

    [TestCase("call", "mcp-shim call precommit --path .")]
    [TestCase("tools", "mcp-shim tools --json")]
    [TestCase("status", "mcp-shim status --json")]
    [TestCase("stop", "mcp-shim stop --force")]
    public async Task Command_has_a_page_with_examples(string command, string example, CancellationToken cancellationToken)
    {
        var page = await _home.RunAsync(cancellationToken, command, "--help");

        Assert.That((page.ExitCode, page.Note), Is.EqualTo((0, "")));
        Assert.That(page.Answer, Does.Contain(example).And.Contain("Exit codes:"));
    }

    [Test]
    public async Task Main_page_names_every_command_and_says_that_it_is_the_stdio_server(CancellationToken cancellationToken)
    {
        var page = await _home.RunAsync(cancellationToken, "--help");

        Assert.That(page.Answer, Does
            .Contain("call <TOOL>").And.Contain("tools").And.Contain("status").And.Contain("stop")
            .And.Contain("MCP stdio server").And.Contain("mcp.json"));
    }

    [Test]
    public async Task Version_is_a_number_alone(CancellationToken cancellationToken)
    {
        var run = await _home.RunAsync(cancellationToken, "--version");

        Assert.That(run.Answer, Does.Match(@"^\d+\.\d+\.\d+\S*\n$"));
    }

    [Test]
    public async Task Word_that_is_no_command_is_told_how_a_tool_is_called(CancellationToken cancellationToken)
    {
        var run = await _home.RunAsync(cancellationToken, "health");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Note, Does.Contain("`mcp-shim call health`"));
    }

    [TestCase("bogus")]
    [TestCase("call")]
    [TestCase("stop --timeout 0")]
    [TestCase("stop --timeout soon")]
    [TestCase("call version stray")]
    [TestCase("call version --json [1]")]
    [TestCase("call version --json {bad")]
    [TestCase("call version --foo 1")]
    [TestCase("call verson")]
    public async Task Words_that_make_no_sense_are_one_line_on_stderr(string line, CancellationToken cancellationToken)
    {
        var run = await _home.RunAsync(cancellationToken, line.Split(' '));

        Assert.That((run.ExitCode, run.Answer), Is.EqualTo((2, "")));
        Assert.That(run.Note.TrimEnd('\n'), Is.Not.Empty.And.Not.Contains("\n"));
    }
}
