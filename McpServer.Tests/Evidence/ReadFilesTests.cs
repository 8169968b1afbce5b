using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;

    public ReadFilesTests()
    {
        _workspace = Workspace.From(_folder.MakeDirectory("ws"), [], _folder.MakeDirectory("home"));
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Files_named_themselves_come_first_in_the_order_given_and_once()
    {
        _folder.Write("ws/src/a.cs");
        _folder.Write("ws/src/b.cs");

        var files = Read("src", "src/b.cs", "src/../src/b.cs").Files;

        Assert.That(files.Select(file => (file.Name, file.IsNamed)), Is.EqualTo(new[] { ("src/b.cs", true), ("src/a.cs", false) }));
    }

    [Test]
    public void File_is_known_by_name_place_text_lines_and_hash()
    {
        var path = _folder.Write("ws/a.txt", "one\ntwo");

        var file = Read("a.txt").Files.Single();

        Assert.That((file.Name, file.RealPath, file.Text, file.Lines), Is.EqualTo(("a.txt", path, "one\ntwo", 2)));
        Assert.That(file.Hash, Is.EqualTo("21066d108d5319ecb5a1fc4454f42ef22fc5f1c7df49c31d90294950e0ea8b2c"));
        Assert.That(file.Mark, Is.EqualTo(file.Hash[..8]));
    }

    [TestCase(new byte[] { 1, 0, 2 })]
    [TestCase(new byte[] { (byte)'a', 0xFF, 1, 2, 3, 4, 5, 6 })]
    public void Binary_file_is_withheld_whatever_its_name(byte[] content)
    {
        File.WriteAllBytes(_folder["ws/tool.cs"], content);

        var read = Read("tool.cs");

        Assert.That(read.Files, Is.Empty);
        Assert.That(read.Withheld.Single(), Has.Property("File").EqualTo("tool.cs").And.Property("Why").Contains("binary"));
    }

    [Test]
    public void Key_file_in_a_named_directory_is_withheld_and_the_rest_goes()
    {
        _folder.Write("ws/src/server.pem");
        _folder.Write("ws/src/a.cs");

        var read = Read("src");

        Assert.That(Names(read), Is.EqualTo(new[] { "src/a.cs" }));
        Assert.That(read.Withheld.Single().Why, Does.StartWith("src/server.pem is a key file"));
        Assert.That(Read("src", ".").Withheld.Total, Is.EqualTo(1));
    }

    [TestCase("missing.cs")]
    [TestCase("../outside.txt")]
    [TestCase("id_rsa")]
    [TestCase("out.cs")]
    [TestCase("huge.txt")]
    public void Path_that_this_call_names_and_that_is_refused_fails_it(string path)
    {
        Refused();

        Assert.That(() => Read("fine.cs", path), Throws.InstanceOf<FileRefusedException>());
    }

    [TestCase("missing.cs", "does not exist")]
    [TestCase("../outside.txt", "outside the workspace")]
    [TestCase("id_rsa", "key file")]
    [TestCase("out.cs", "outside the workspace")]
    [TestCase("huge.txt", "100,000,000 bytes")]
    public void Path_that_an_earlier_step_named_and_that_is_refused_now_is_only_withheld(string path, string why)
    {
        Refused();

        var read = ReadFiles.Of(_workspace, new FileWish { Named = ["fine.cs"], Remembered = [path] }, CancellationToken.None);

        Assert.That(Names(read), Is.EqualTo(new[] { "fine.cs" }));
        Assert.That(read.Withheld.Single(), Has.Property("File").EqualTo(path).And.Property("Why").Contains(why));
    }

    [Test]
    public void Link_that_leads_out_of_the_root_is_not_followed_in_a_named_directory()
    {
        Refused();
        _folder.MakeDirectory("elsewhere");
        _folder.Write("elsewhere/secret.cs");
        Directory.CreateSymbolicLink(_folder["ws/linked"], _folder["elsewhere"]);

        var read = Read(".");

        Assert.That(Names(read), Is.EqualTo(new[] { "fine.cs" }));
        Assert.That(read.Withheld.Select(file => file.Why), Has.Some.Contains("2 links"));
    }

    [Test]
    public void Five_thousand_files_are_read_up_to_the_bound_and_all_counted()
    {
        foreach (var i in Enumerable.Range(0, 5_000))
        {
            _folder.Write($"ws/src/{i:0000}.cs", $"// {i}\n");
        }

        var read = Read("src", ".");

        Assert.That(read.Files, Has.Count.EqualTo(ReadFiles.MostFiles));
        Assert.That((read.Cut.Total, read.Cut.Count), Is.EqualTo((3_000, 51)));
        Assert.That(read.Cut[0].File, Is.EqualTo("src/2000.cs"));
        Assert.That(read.Cut[^1], Has.Property("File").EqualTo("… and 2,950 more files").And.Property("Why").Contains("2,000"));
    }

    [Test]
    public void Of_too_many_files_those_that_matter_are_read_first()
    {
        foreach (var i in Enumerable.Range(0, 2_500))
        {
            File.SetLastWriteTimeUtc(_folder.Write($"ws/pkg/m{i:0000}.py", $"V = {i}\n"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        _folder.Write("ws/pkg/m2400.py", "from .m2401 import V\n");
        File.SetLastWriteTimeUtc(_folder["ws/pkg/m2400.py"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _folder.Write("ws/pkg/m2402.py", "V = 'in work'\n");

        var read = ReadFiles.Of(_workspace, new FileWish { Named = ["pkg"], Words = "Why is V wrong in pkg/m2400.py?" }, CancellationToken.None);

        Assert.That(Names(read).Take(4), Is.EqualTo(new[] { "pkg/m2400.py", "pkg/m2401.py", "pkg/m2402.py", "pkg/m0000.py" }));
        Assert.That((read.Files[0].IsSought, read.Files[3].IsSought, read.Files.Count, read.Cut.Total), Is.EqualTo((true, false, ReadFiles.MostFiles, 500)));
    }

    [TestCase("Look at `Cache0777`.", "src/Cache0777.cs")]
    [TestCase("It breaks in src\\Cache0777.cs.", "src/Cache0777.cs")]
    public void File_of_a_directory_is_sought_by_its_name_or_by_its_path(string words, string name)
    {
        _folder.Write("ws/src/Cache0777.cs");
        _folder.Write("ws/src/Other.cs");

        var read = ReadFiles.Of(_workspace, new FileWish { Named = ["src"], Words = words }, CancellationToken.None);

        Assert.That(read.Files.Where(file => file.IsSought).Select(file => file.Name), Is.EqualTo(new[] { name }));
    }

    [Test]
    public void Types_that_a_named_file_mentions_are_read_before_others()
    {
        foreach (var i in Enumerable.Range(0, 2_100))
        {
            _folder.Write($"ws/src/A{i:0000}.cs");
        }

        _folder.Write("ws/src/Zebra.cs");
        _folder.Write("ws/Main.cs", "class Main { Zebra z; }\n");

        Assert.That(Names(Read("src", "Main.cs")).Take(2), Is.EqualTo(new[] { "Main.cs", "src/Zebra.cs" }));
    }

    [Test]
    public void All_names_that_are_wrong_are_told_at_once()
    {
        Refused();

        Assert.That(
            () => Read("nosuch.cs", "fine.cs", "id_rsa", "alsonot.cs"),
            Throws.InstanceOf<FileRefusedException>().With.Message.StartsWith($"nosuch.cs, alsonot.cs do not exist in {_workspace.Root}. ").And.Message.Contains("id_rsa is a key file"));
    }

    [TestCase("")]
    [TestCase("  ")]
    public void Empty_name_is_not_the_workspace(string name)
    {
        Refused();

        Assert.That(() => Read(name), Throws.InstanceOf<FileRefusedException>().With.Message.Contains("names no file"));
    }

    [Test]
    public void Bytes_of_one_call_are_bounded_and_what_is_small_still_goes()
    {
        var big = new string('x', 999_999) + "\n";
        foreach (var i in Enumerable.Range(0, 20))
        {
            _folder.Write($"ws/src/{i:00}.txt", big);
        }

        _folder.Write("ws/src/99.txt");

        var read = Read("src");

        Assert.That((read.Files.Count, read.Cut.Total), Is.EqualTo((17, 4)));
        Assert.That(read.Files[^1].Name, Is.EqualTo("src/99.txt"));
        Assert.That(read.Cut[0].Why, Does.Contain("16 MiB"));
    }

    [Test]
    public void Directory_without_a_file_to_read_says_so()
    {
        _folder.MakeDirectory("ws/empty");

        Assert.That(Read("empty").Withheld.Single(), Has.Property("File").EqualTo("empty").And.Property("Why").EqualTo("no file to read in it"));
    }

    [Test]
    public void Cancelled_call_reads_no_further()
    {
        _folder.Write("ws/a.cs");

        Assert.That(
            () => ReadFiles.Of(_workspace, new FileWish { Named = ["."] }, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private void Refused()
    {
        _folder.Write("ws/fine.cs");
        _folder.Write("outside.txt");
        _folder.Write("ws/id_rsa");
        File.CreateSymbolicLink(_folder["ws/out.cs"], _folder["outside.txt"]);
        using var huge = File.Create(_folder["ws/huge.txt"]);
        huge.SetLength(100_000_000);
    }

    private static IEnumerable<string> Names(ReadFiles read) => read.Files.Select(file => file.Name);

    private ReadFiles Read(params string[] paths) => ReadFiles.Of(_workspace, new FileWish { Named = paths }, CancellationToken.None);
}
