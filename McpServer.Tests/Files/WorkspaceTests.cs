using Mcp.Daemon.Files;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Files;

public class WorkspaceTests
{
    [Test]
    public void Declared_directory_is_the_workspace()
    {
        using var folder = new TempFolder();
        var home = folder.MakeDirectory("home");

        var workspace = Workspace.From(folder.MakeDirectory("home/project"), [], home);

        Assert.That(workspace.Root, Is.EqualTo(folder["home/project"]));
    }

    [Test]
    public void Declared_link_is_resolved()
    {
        using var folder = new TempFolder();
        folder.MakeDirectory("home/project");
        File.CreateSymbolicLink(folder["link"], folder["home/project"]);

        var workspace = Workspace.From(folder["link"], [], folder["home"]);

        Assert.That(workspace.Root, Is.EqualTo(folder["home/project"]));
    }

    [TestCase("/")]
    [TestCase("/home")]
    [TestCase("HOME")]
    [TestCase("HOME/..")]
    [TestCase("HOME/missing")]
    [TestCase("relative")]
    [TestCase(null)]
    public void Homes_and_what_lies_above_are_no_workspace(string? declared)
    {
        using var folder = new TempFolder();
        var home = folder.MakeDirectory("users/me");

        var workspace = Workspace.From(declared?.Replace("HOME", home), [], home);

        Assert.That(workspace.Root, Is.Null);
    }

    [TestCase(null)]
    [TestCase("")]
    public void Without_a_home_directory_there_is_a_workspace_and_no_repository_serves_as_one(string? home)
    {
        using var folder = new TempFolder();
        folder.MakeDirectory("project/.git");

        Assert.That(Workspace.From(folder["project"], [], home).Root, Is.EqualTo(folder["project"]));
        Assert.That(() => Workspace.From("/", [], home).Around(folder["project"]), Throws.InstanceOf<FileRefusedException>());
    }

    [Test]
    public void Home_is_no_extra_root_either()
    {
        using var folder = new TempFolder();
        var home = folder.MakeDirectory("users/me");

        var workspace = Workspace.From(null, [home, "/", folder.MakeDirectory("data")], home);

        Assert.That(workspace.Roots, Is.EqualTo([folder["data"]]));
    }

    [Test]
    public void Repository_around_the_path_serves_as_workspace()
    {
        using var folder = new TempFolder();
        folder.MakeDirectory("home/project/.git");
        var file = folder.Write("home/project/src/a.cs");

        var workspace = Workspace.From(null, [], folder["home"]).Around(file);

        Assert.That(workspace.Root, Is.EqualTo(folder["home/project"]));
    }

    [Test]
    public void Repository_that_serves_as_workspace_is_told()
    {
        using var folder = new TempFolder();
        folder.MakeDirectory("home/project/.git");

        var workspace = Workspace.From(null, [], folder["home"]).Around(folder["home/project"]);

        Assert.That(workspace.Notice, Does.Contain(folder["home/project"]));
    }

    [Test]
    public void Repository_outside_the_home_directory_does_not_serve()
    {
        using var folder = new TempFolder();
        folder.MakeDirectory("home");
        folder.MakeDirectory("elsewhere/.git");
        var workspace = Workspace.From("/", [], folder["home"]);

        var refusal = Assert.Throws<FileRefusedException>(() => workspace.Around(folder["elsewhere"]))!.Refusal;

        Assert.That(
            refusal.Message,
            Does.Contain("--workspace DIR").And.Contain("MCP_EXPERT_WORKSPACE").And.Contain("MCP_EXPERT_ROOTS"));
    }

    [Test]
    public void Repository_that_is_the_home_directory_does_not_serve()
    {
        using var folder = new TempFolder();
        folder.MakeDirectory("home/.git");
        folder.MakeDirectory("home/notes");
        var workspace = Workspace.From(null, [], folder["home"]);

        var refusal = Assert.Throws<FileRefusedException>(() => workspace.Around(folder["home/notes"]))!.Refusal;

        Assert.That(refusal.Kind, Is.EqualTo(RefusalKind.NoWorkspace));
    }

    [Test]
    public void Link_out_of_the_home_directory_does_not_serve()
    {
        using var folder = new TempFolder();
        folder.MakeDirectory("home");
        folder.MakeDirectory("elsewhere/.git");
        File.CreateSymbolicLink(folder["home/link"], folder["elsewhere"]);
        var workspace = Workspace.From(null, [], folder["home"]);

        Assert.That(() => workspace.Around(folder["home/link"]), Throws.InstanceOf<FileRefusedException>());
    }

    [TestCase("/a/b", "/a/b", true)]
    [TestCase("/a/b", "/a/b/c", true)]
    [TestCase("/a/b/", "/a/b/c", true)]
    [TestCase("/a/b", "/a/bc", false)]
    [TestCase("/a/b", "/a", false)]
    [TestCase("/", "/a", true)]
    public void Containment_goes_by_component(string directory, string path, bool inside)
    {
        Assert.That(Containment.IsInside(directory, path), Is.EqualTo(inside));
    }
}
