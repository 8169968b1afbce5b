using Mcp.Daemon.Tools.Looking;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Looking;

public sealed class LookedFilesTests
{
    private const int MiB = 1 << 20;

    [Test]
    public void Code_that_people_wrote_is_looked_at_in_the_order_given()
    {
        var looked = Looked.At(("b.py", "b = 1\n"), ("README.md", "# b\n"), ("a.pb.go", "package a\n"), ("a.py", "a = 1\n"));

        Assert.That((looked.Files.Select(file => file.Path), looked.Notes), Is.EqualTo((new[] { "b.py", "a.py" }, new[] { "Our own checks passed over 1 generated file." })));
    }

    [TestCase(true, 2)]
    [TestCase(false, 1)]
    public void Less_is_looked_at_on_the_way_than_at_the_end(bool isLast, int count)
    {
        var looked = LookedFiles.Of(Looked.Questions(("a.py", Lines(MiB * 3 / 4)), ("b.py", Lines(MiB * 3 / 4))), isLast, CancellationToken.None);

        Assert.That(looked.Files, Has.Count.EqualTo(count));
    }

    [Test]
    public void What_was_left_out_is_said()
    {
        var looked = LookedFiles.Of(Looked.Questions(("a.py", Lines(MiB * 3 / 4)), ("b.py", Lines(MiB * 3 / 4))), isLast: false, CancellationToken.None);

        Assert.That(looked.Notes, Is.EqualTo(new[] { "Our own checks looked at the first 1 file and left 1 out: name fewer at once." }));
    }

    [Test]
    public void Look_that_nobody_waits_for_ends()
    {
        Assert.That(() => LookedFiles.Of(Looked.Questions(("a.py", "a = 1\n")), true, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("tests/a.py", true)]
    [TestCase("src/testing.py", false)]
    public void Tests_are_known_by_their_path(string path, bool isTest)
    {
        Assert.That(Looked.At((path, "a = 1\n")).Files.Single().IsTest, Is.EqualTo(isTest));
    }

    private static string Lines(int length) => string.Concat(Enumerable.Repeat("a = 1\n", length / 6));
}
