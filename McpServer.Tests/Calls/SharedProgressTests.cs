using Mcp.Daemon.Calls;
using Mcp.Daemon.Tools;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class SharedProgressTests
{
    private static readonly ToolProgress First = new(1, 3, "reading");

    private readonly SharedProgress _progress = new();
    private readonly Heard _one = new();
    private readonly Heard _two = new();

    [Test]
    public void Everybody_who_listens_hears_it()
    {
        using var one = _progress.Listen(_one);
        using var two = _progress.Listen(_two);

        _progress.Report(First);

        Assert.That((_one.All, _two.All), Is.EqualTo((new[] { First }, new[] { First })));
    }

    [Test]
    public void Who_joins_hears_the_latest_at_once()
    {
        _progress.Report(First);

        using var two = _progress.Listen(_two);

        Assert.That(_two.All, Is.EqualTo(new[] { First }));
    }

    [Test]
    public void Who_listens_no_more_hears_no_more_and_the_other_does()
    {
        var one = _progress.Listen(_one);
        using var two = _progress.Listen(_two);

        one.Dispose();
        _progress.Report(First);

        Assert.That((_one.All.Count, _two.All.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public void What_the_expert_says_leaves_the_step_as_it_was()
    {
        _progress.Report(First);

        _progress.Say("writing");

        Assert.That(_progress.Latest, Is.EqualTo(First with { Message = "writing" }));
    }

    private sealed class Heard : IProgress<ToolProgress>
    {
        public List<ToolProgress> All { get; } = [];

        public void Report(ToolProgress value) => All.Add(value);
    }
}
