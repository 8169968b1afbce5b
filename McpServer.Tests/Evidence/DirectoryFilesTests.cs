using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DirectoryFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Directory_stands_for_its_files_without_hidden_ones_and_build_output()
    {
        Write("src/b.cs", "src/a.cs", "src/.hidden", "src/node_modules/x.js", "src/obj/y.cs", "src/deep/c.cs");

        Assert.That(Below("src"), Is.EqualTo(new[] { "src/a.cs", "src/b.cs", "src/deep/c.cs" }));
    }

    [Test]
    public void Rules_of_an_ignore_file_hold_without_a_repository()
    {
        Ignore("*.log", "/tmp/");
        Write("a.cs", "a.log", "x/b.log", "tmp/t.cs", "x/tmp/t.cs");

        Assert.That(Below("."), Is.EqualTo(new[] { "a.cs", "x/tmp/t.cs" }));
    }

    [Test]
    public void Nearest_ignore_file_has_the_word_and_in_it_the_last_rule()
    {
        Ignore("*.log", "gen/");
        IgnoreIn("sub", "!keep.log", "*.tmp", "!b.tmp");
        Write("a.log", "sub/a.log", "sub/keep.log", "sub/a.tmp", "sub/b.tmp", "sub/gen/x.cs", "b.tmp");

        Assert.That(Below("."), Is.EqualTo(new[] { "b.tmp", "sub/b.tmp", "sub/keep.log" }));
    }

    [Test]
    public void What_lies_in_an_ignored_directory_cannot_be_taken_back()
    {
        Ignore("gen/", "!gen/keep.cs", "out/*", "!out/keep.cs");
        Write("gen/keep.cs", "out/keep.cs", "out/drop.cs");

        Assert.That(Below("."), Is.EqualTo(new[] { "out/keep.cs" }));
    }

    [Test]
    public void Ignore_files_of_the_directories_above_hold_up_to_the_repository_and_no_further()
    {
        Ignore("*.md");
        _folder.MakeDirectory("ws/repo/.git");
        IgnoreIn("repo", "*.log", "/src/tied.cs", "/tied.cs");
        Write("repo/src/deep/a.log", "repo/src/deep/a.md", "repo/src/deep/tied.cs", "repo/src/tied.cs");

        Assert.That(Below("repo/src/deep"), Is.EqualTo(new[] { "repo/src/deep/a.md", "repo/src/deep/tied.cs" }));
        Assert.That(Below("repo/src"), Does.Not.Contain("repo/src/tied.cs").And.Contains("repo/src/deep/tied.cs"));
    }

    [Test]
    public void Rules_of_the_repository_outside_end_where_another_begins()
    {
        _folder.MakeDirectory("ws/.git");
        _folder.MakeDirectory("ws/inner/.git");
        Ignore("*.log");
        Write("a.log", "inner/a.log");

        Assert.That(Below("."), Is.EqualTo(new[] { "inner/a.log" }));
    }

    [Test]
    public void Exclude_file_of_the_repository_holds_and_an_ignore_file_can_take_back()
    {
        _folder.Write("ws/.git/info/exclude", "*.log\n*.tmp\n");
        Ignore("!keep.log");
        Write("a.log", "keep.log", "a.tmp", "sub/b.tmp");

        Assert.That(Below("."), Is.EqualTo(new[] { "keep.log" }));
    }

    [Test]
    public void Repository_with_an_ignore_file_says_itself_what_is_build_output()
    {
        Ignore("obj/");
        Write("bin/run.sh", "obj/x.cs", "vendor/lib.go", "node_modules/x.js");

        Assert.That(Below("."), Is.EqualTo(new[] { "bin/run.sh", "vendor/lib.go" }));
    }

    [Test]
    public void Directory_named_itself_is_listed_though_it_is_ignored_or_called_like_build_output()
    {
        Ignore("gen/");
        Write("gen/a.cs", "node_modules/mine/b.js");

        Assert.That(Below("gen").Concat(Below("node_modules")), Is.EqualTo(new[] { "gen/a.cs", "node_modules/mine/b.js" }));
    }

    [Test]
    public void What_was_left_out_is_counted_by_its_reason()
    {
        IgnoreIn("sub", "*.log");
        Write("sub/a.log", "sub/b.log", "sub/.env", "sub/node_modules/x.js", "sub/a.cs");
        File.CreateSymbolicLink(_folder["ws/sub/link.cs"], _folder["ws/sub/a.cs"]);
        var left = new LeftOutEntries();

        Assert.That(Below("sub", left), Is.EqualTo(new[] { "sub/a.cs" }));
        Assert.That(left.Words(), Is.EqualTo("of its entries left out: 2 ignored by .gitignore, 1 of build output, 2 hidden, 1 a link"));
    }

    [Test]
    public void Ignore_file_that_is_a_link_or_no_text_is_none()
    {
        File.WriteAllText(_folder["rules"], "*.cs\n");
        _folder.MakeDirectory("ws/linked");
        File.CreateSymbolicLink(_folder["ws/linked/.gitignore"], _folder["rules"]);
        _folder.MakeDirectory("ws/binary");
        File.WriteAllBytes(_folder["ws/binary/.gitignore"], [.. "*.cs\n"u8, 0]);
        Write("linked/a.cs", "binary/b.cs");

        Assert.That(Below("."), Is.EqualTo(new[] { "binary/b.cs", "linked/a.cs" }));
    }

    private void Write(params string[] names)
    {
        foreach (var name in names)
        {
            _folder.Write("ws/" + name);
        }
    }

    private void Ignore(params string[] rules) => IgnoreIn("", rules);

    private void IgnoreIn(string directory, params string[] rules) =>
        _folder.Write(Path.Combine("ws", directory, ".gitignore"), string.Join('\n', rules) + "\n");

    private List<string> Below(string directory, LeftOutEntries? left = null)
    {
        var workspace = Workspace.From(_folder.MakeDirectory("ws"), [], _folder.MakeDirectory("home"));
        var gate = new FileGate(workspace);
        var files = new DirectoryFiles(workspace, gate).Below(gate.Locate(directory).RealPath, left ?? new LeftOutEntries(), CancellationToken.None);
        return [.. files.Select(workspace.NameOf)];
    }
}
