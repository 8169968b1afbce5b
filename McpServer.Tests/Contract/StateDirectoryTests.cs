using System.Runtime.Versioning;
using Mcp.Contract;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Contract;

/// <remarks>Not parallel: the place is read from this process's environment.</remarks>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), NonParallelizable, Platform("Linux,MacOsX"), UnsupportedOSPlatform("windows")]
public sealed class StateDirectoryTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TempFolder _folder = new();
    private readonly string? _home = Environment.GetEnvironmentVariable("MCP_EXPERT_HOME");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("MCP_EXPERT_HOME", _home);
        _folder.Dispose();
    }

    [Test]
    public void Mcp_expert_home_wins_and_becomes_absolute()
    {
        Environment.SetEnvironmentVariable("MCP_EXPERT_HOME", _folder["a/../state"]);

        Assert.That(StateDirectory.Locate().Path, Is.EqualTo(_folder["state"]));
    }

    [Test]
    public void Empty_mcp_expert_home_is_none()
    {
        Environment.SetEnvironmentVariable("MCP_EXPERT_HOME", "");

        Assert.That(StateDirectory.Locate().Path, Does.StartWith(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)));
    }

    [Test]
    public void Prepared_directories_are_for_their_owner_alone()
    {
        var state = new StateDirectory(_folder["new/state"]);

        state.Prepare();

        Assert.That((File.GetUnixFileMode(state.Path), File.GetUnixFileMode(state.Logs)), Is.EqualTo((OwnerOnly, OwnerOnly)));
    }

    [Test]
    public void Directory_that_others_could_read_is_closed()
    {
        var path = _folder.MakeDirectory("state");
        File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        new StateDirectory(path).Prepare();

        Assert.That(File.GetUnixFileMode(path), Is.EqualTo(OwnerOnly));
    }

    [Test]
    public void Place_below_a_file_is_refused_with_the_setting_that_helps()
    {
        var state = new StateDirectory(Path.Combine(_folder.Write("file"), "state"));

        Assert.That(
            state.Prepare,
            Throws.TypeOf<StateDirectoryException>().With.Message.Contains(state.Path).And.Message.Contains("MCP_EXPERT_HOME"));
    }

    [Test]
    public void Directory_of_somebody_else_is_refused()
    {
        Assume.That(Posix.EffectiveUser(), Is.Zero, "only root can give a directory away");
        var path = _folder.MakeDirectory("state");
        GitRepository.Run("chown", _folder.Path, "12345", path);

        Assert.That(
            new StateDirectory(path).Prepare,
            Throws.TypeOf<StateDirectoryException>().With.Message.Contains("12345").And.Message.Contains("MCP_EXPERT_HOME"));
    }
}
