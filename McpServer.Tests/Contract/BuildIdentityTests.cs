using Mcp.Contract;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Contract;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BuildIdentityTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _daemon;
    private readonly string _before;

    public BuildIdentityTests()
    {
        _daemon = _folder.Write("mcp-server", "launcher");
        _folder.Write("mcp-server.dll", "code");
        _before = BuildIdentity.Of(_daemon);
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Same_files_are_the_same_build()
    {
        Assert.That(BuildIdentity.Of(_daemon), Is.EqualTo(_before).And.Match("^[0-9a-f]{16}$"));
    }

    [Test]
    public void Other_size_is_another_build()
    {
        var written = File.GetLastWriteTimeUtc(_daemon);
        File.AppendAllText(_daemon, "!");
        File.SetLastWriteTimeUtc(_daemon, written);

        Assert.That(BuildIdentity.Of(_daemon), Is.Not.EqualTo(_before));
    }

    [Test]
    public void Other_time_is_another_build()
    {
        File.SetLastWriteTimeUtc(_daemon, File.GetLastWriteTimeUtc(_daemon).AddSeconds(1));

        Assert.That(BuildIdentity.Of(_daemon), Is.Not.EqualTo(_before));
    }

    [TestCase("mcp-server.dll")]
    [TestCase("mcp-contract.dll")]
    public void Rebuilt_assembly_behind_an_unchanged_launcher_is_another_build(string assembly)
    {
        _folder.Write(assembly, "new code");

        Assert.That(BuildIdentity.Of(_daemon), Is.Not.EqualTo(_before));
    }

    [Test]
    public void Digest_is_fnv_1a_of_64_bits()
    {
        Assert.That(BuildIdentity.Digest("foobar"), Is.EqualTo("85944171f73967e8"));
    }
}
