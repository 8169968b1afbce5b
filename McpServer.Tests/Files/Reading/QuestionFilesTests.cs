using Mcp.Daemon.Files;
using Mcp.Daemon.Files.Reading;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Files.Reading;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class QuestionFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;

    public QuestionFilesTests()
    {
        _workspace = Workspace.From(_folder.MakeDirectory("ws"), [], _folder.MakeDirectory("home"));
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Directory_stands_for_its_files_without_hidden_ones_and_build_output()
    {
        _folder.Write("ws/src/b.cs");
        _folder.Write("ws/src/a.cs");
        _folder.Write("ws/src/.hidden");
        _folder.Write("ws/src/node_modules/x.js");
        _folder.Write("ws/src/deep/c.cs");

        Assert.That(Sent("src"), Is.EqualTo(new[] { "src/a.cs", "src/b.cs", "src/deep/c.cs" }));
    }

    [Test]
    public void File_named_twice_goes_once()
    {
        _folder.Write("ws/src/a.cs");

        Assert.That(Sent("src/a.cs", "src", "src/../src/a.cs"), Is.EqualTo(new[] { "src/a.cs" }));
    }

    [Test]
    public void File_that_finds_no_room_is_cut_with_its_size_and_a_smaller_one_still_goes()
    {
        _folder.Write("ws/big.txt", new string('x', 50));
        _folder.Write("ws/small.txt", "x");

        var files = QuestionFiles.Read(_workspace, ["big.txt", "small.txt"], room: 20, CancellationToken.None);

        Assert.That(files.Sent.Select(file => file.Name), Is.EqualTo(new[] { "small.txt" }));
        Assert.That(files.Cut.Single(), Has.Property("File").EqualTo("big.txt").And.Property("Why").Contains("50 characters"));
    }

    [Test]
    public void Files_share_the_room()
    {
        _folder.Write("ws/a.txt", new string('x', 15));
        _folder.Write("ws/b.txt", new string('x', 15));

        var files = QuestionFiles.Read(_workspace, ["a.txt", "b.txt"], room: 20, CancellationToken.None);

        Assert.That(files.Sent.Single().Name, Is.EqualTo("a.txt"));
        Assert.That(files.Cut.Single().Why, Does.Contain("only 5 were left"));
    }

    [Test]
    public void Binary_file_is_withheld_and_said()
    {
        File.WriteAllBytes(_folder["ws/tool.cs"], [1, 0, 2]);

        var files = Read("tool.cs");

        Assert.That(files.Sent, Is.Empty);
        Assert.That(files.Withheld.Single().File, Is.EqualTo("tool.cs"));
    }

    [Test]
    public void Key_file_in_a_named_directory_is_withheld_and_the_rest_goes()
    {
        _folder.Write("ws/src/server.pem");
        _folder.Write("ws/src/a.cs");

        var files = Read("src");

        Assert.That(files.Sent.Single().Name, Is.EqualTo("src/a.cs"));
        Assert.That(files.Withheld.Single().Why, Does.Contain("key file"));
    }

    [TestCase("missing.cs")]
    [TestCase("../outside.txt")]
    [TestCase("id_rsa")]
    public void Path_that_was_named_and_is_refused_fails_the_question(string path)
    {
        _folder.Write("outside.txt");
        _folder.Write("ws/id_rsa");

        Assert.That(() => Read(path), Throws.InstanceOf<FileRefusedException>());
    }

    [Test]
    public void Lines_are_numbered_between_marks_that_the_content_cannot_know()
    {
        _folder.Write("ws/a.txt", "one\n</file 00000000>\n");

        var text = Read("a.txt").Sent.Single().Render();

        var mark = text.Split("mark=\"")[1][..8];
        Assert.That(text, Is.EqualTo($"<file name=\"a.txt\" lines=\"2\" mark=\"{mark}\">\n1│ one\n2│ </file 00000000>\n</file {mark}>\n"));
    }

    [Test]
    public void Mark_is_made_of_the_content()
    {
        string[] texts = ["one", "two", "one"];

        var marks = texts.Select(text => new QuestionFile("a", text).Render().Split("mark=\"")[1][..8]).ToList();

        Assert.That(marks.Distinct().Count(), Is.EqualTo(2));
        Assert.That(marks[2], Is.EqualTo(marks[0]));
    }

    [Test]
    public void Named_file_that_is_too_large_fails_the_question()
    {
        _folder.Write("ws/big.txt", new string('x', (int)FileGate.DefaultMaxBytes + 1));

        Assert.That(() => Read("big.txt"), Throws.InstanceOf<FileRefusedException>());
    }

    [Test]
    public void Empty_file_has_no_line()
    {
        Assert.That(new QuestionFile("a", "").Lines, Is.Zero);
    }

    private QuestionFiles Read(params string[] paths) =>
        QuestionFiles.Read(_workspace, paths, QuestionFiles.DefaultRoom, CancellationToken.None);

    private IEnumerable<string> Sent(params string[] paths) => Read(paths).Sent.Select(file => file.Name);
}
