using System.Text;
using Mcp.Daemon.Files;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Files;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FileGateTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FileGate _gate;

    public FileGateTests()
    {
        _gate = new FileGate(Workspace.From(_folder.MakeDirectory("ws"), [], _folder.MakeDirectory("home")));
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Relative_path_counts_from_the_workspace()
    {
        _folder.Write("ws/src/a.txt", "hello");

        Assert.That(Read("src/a.txt"), Is.EqualTo("hello"));
    }

    [Test]
    public void Name_is_relative_with_forward_slashes()
    {
        using var file = _gate.Open(_folder.Write("ws/src/a.txt"));

        Assert.That(file.Name, Is.EqualTo("src/a.txt"));
    }

    [Test]
    public void Dots_that_leave_the_workspace_are_refused()
    {
        _folder.Write("other.txt");

        Assert.That(Refusal("../other.txt").Kind, Is.EqualTo(RefusalKind.OutsideRoots));
    }

    [Test]
    public void Sibling_with_the_same_prefix_is_outside()
    {
        Assert.That(Refusal(_folder.Write("ws-evil/a.txt")).Kind, Is.EqualTo(RefusalKind.OutsideRoots));
    }

    [Test]
    public void Link_that_leads_outside_is_refused()
    {
        File.CreateSymbolicLink(_folder["ws/link"], _folder.Write("secret.txt"));

        Assert.That(Refusal("link").Kind, Is.EqualTo(RefusalKind.OutsideRoots));
    }

    [Test]
    public void Directory_link_that_leads_outside_is_refused()
    {
        _folder.Write("out/secret.txt");
        Directory.CreateSymbolicLink(_folder["ws/dir"], _folder["out"]);

        Assert.That(Refusal("dir/secret.txt").Kind, Is.EqualTo(RefusalKind.OutsideRoots));
    }

    [Test]
    public void Link_inside_the_workspace_is_read()
    {
        File.CreateSymbolicLink(_folder["ws/link"], _folder.Write("ws/real.txt", "inside"));

        Assert.That(Read("link"), Is.EqualTo("inside"));
    }

    [Test]
    public void Link_swapped_after_opening_gains_nothing()
    {
        _folder.Write("ws/real.txt", "judged");
        _folder.Write("secret.txt", "secret");
        File.CreateSymbolicLink(_folder["ws/link"], _folder["ws/real.txt"]);

        using var file = _gate.Open("link");
        File.Delete(_folder["ws/link"]);
        File.Delete(_folder["ws/real.txt"]);
        File.CreateSymbolicLink(_folder["ws/link"], _folder["secret.txt"]);
        File.CreateSymbolicLink(_folder["ws/real.txt"], _folder["secret.txt"]);

        Assert.That(Encoding.UTF8.GetString(file.ReadAll()), Is.EqualTo("judged"));
    }

    [Test]
    public void Name_swapped_between_opening_and_reading_changes_nothing()
    {
        _folder.Write("secret.txt", "secret");
        using var opened = OpenedPath.At(_folder.Write("ws/a.txt", "judged"));
        File.Move(_folder["secret.txt"], _folder["ws/a.txt"], overwrite: true);

        using var file = new GatedFile(opened.OpenForReading(), opened.RealPath, "a.txt", 100);

        Assert.That(Encoding.UTF8.GetString(file.ReadAll()), Is.EqualTo("judged"));
    }

    [Test]
    public void Key_file_is_refused_with_its_rule()
    {
        _folder.Write("ws/.env");

        Assert.That(Refusal(".env").Message, Does.Contain("rule .env"));
    }

    [Test]
    public void Innocent_link_to_a_key_file_is_refused()
    {
        File.CreateSymbolicLink(_folder["ws/notes.txt"], _folder.Write("ws/.env"));

        Assert.That(Refusal("notes.txt").Kind, Is.EqualTo(RefusalKind.KeyFile));
    }

    [Test]
    public void Link_named_like_a_key_file_is_refused()
    {
        File.CreateSymbolicLink(_folder["ws/id_rsa"], _folder.Write("ws/notes.txt"));

        Assert.That(Refusal("id_rsa").Kind, Is.EqualTo(RefusalKind.KeyFile));
    }

    [Test, CancelAfter(20_000), Platform("Linux,MacOsX")]
    public void Fifo_is_refused_without_waiting(CancellationToken cancellationToken)
    {
        UnixFifo.Make(_folder["ws/pipe"]);

        var refusal = Task.Run(() => Refusal("pipe"), cancellationToken).WaitAsync(cancellationToken);

        Assert.That(async () => (await refusal).Kind, Is.EqualTo(RefusalKind.Device));
    }

    [TestCase("/dev/null", RefusalKind.Device)]
    [TestCase("/proc/self/environ", RefusalKind.SystemPath)]
    [TestCase("/sys/kernel", RefusalKind.SystemPath)]
    [TestCase("/proc/self/root/etc/passwd", RefusalKind.OutsideRoots)]
    [TestCase("/nowhere/at/all", RefusalKind.OutsideRoots)]
    [Platform("Linux")]
    public void System_path_is_refused_by_name(string path, object kind)
    {
        Assert.That(Refusal(path).Kind, Is.EqualTo(kind));
    }

    [Test, Platform("Linux")]
    public void Link_to_the_environment_of_the_daemon_is_refused()
    {
        File.CreateSymbolicLink(_folder["ws/link"], "/proc/self/environ");

        Assert.That(Refusal("link").Kind, Is.EqualTo(RefusalKind.SystemPath));
    }

    [Test]
    public void File_over_the_cap_is_refused_with_both_sizes()
    {
        _folder.Write("ws/big.txt", new string('x', 2_000));

        var refusal = Assert.Throws<FileRefusedException>(() => _gate.Open("big.txt", maxBytes: 1_500).Dispose())!.Refusal;

        Assert.That(refusal.Message, Does.Contain("2,000").And.Contain("1,500"));
    }

    [Test]
    public void File_that_grows_while_it_is_read_is_refused()
    {
        var path = _folder.Write("ws/log.txt", "short");
        using var file = _gate.Open("log.txt", maxBytes: 10);
        File.AppendAllText(path, "much longer than that");

        Assert.That(file.ReadAll, Throws.InstanceOf<FileRefusedException>());
    }

    [Test]
    public void Directory_is_not_read()
    {
        _folder.MakeDirectory("ws/src");

        Assert.That(Refusal("src").Kind, Is.EqualTo(RefusalKind.Directory));
    }

    [Test]
    public void Missing_file_inside_says_missing()
    {
        Assert.That(Refusal("none.txt").Kind, Is.EqualTo(RefusalKind.Missing));
    }

    [Test]
    public void Extra_root_is_read_too()
    {
        var file = _folder.Write("lib/a.txt", "lib");
        var gate = new FileGate(Workspace.From(_folder["ws"], [_folder["lib"]], _folder["home"]));

        using var opened = gate.Open(file);

        Assert.That(opened.RealPath, Is.EqualTo(file));
    }

    [Test]
    public void Refusal_outside_names_the_setting()
    {
        Assert.That(Refusal(_folder.Write("other.txt")).Message, Does.Contain("MCP_EXPERT_ROOTS"));
    }

    [Test]
    public void Relative_path_without_a_workspace_names_the_settings()
    {
        var gate = new FileGate(Workspace.From(null, [], _folder["home"]));

        Assert.That(
            () => gate.Open("a.txt"),
            Throws.InstanceOf<FileRefusedException>().With.Message.Contains("MCP_EXPERT_WORKSPACE"));
    }

    private string Read(string path)
    {
        using var file = _gate.Open(path);
        return Encoding.UTF8.GetString(file.ReadAll());
    }

    private FileRefusal Refusal(string path) =>
        Assert.Throws<FileRefusedException>(() => _gate.Open(path).Dispose())!.Refusal;
}
