using System.Runtime.Versioning;
using System.Text;
using Mcp.Contract;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Contract;

[Platform("Linux,MacOsX"), UnsupportedOSPlatform("windows")]
public class EndpointTests
{
    private static readonly StateDirectory Here = new("/home/somebody/.local/state/mcp-expert");

    [Test]
    public void Same_user_directory_and_build_meet()
    {
        Assert.That(Endpoint.For(new StateDirectory(Here.Path), "a"), Is.EqualTo(Endpoint.For(Here, "a")));
    }

    [Test]
    public void Another_build_never_meets()
    {
        Assert.That(Endpoint.For(Here, "b").PipeName, Is.Not.EqualTo(Endpoint.For(Here, "a").PipeName));
    }

    [Test]
    public void Another_state_directory_never_meets_even_where_the_socket_is_elsewhere()
    {
        var (one, two) = (Endpoint.For(Long('x'), "a"), Endpoint.For(Long('y'), "a"));

        Assert.That(one.PipeName, Is.Not.EqualTo(two.PipeName));
    }

    [Test]
    public void Lock_launch_lock_and_socket_lie_in_the_state_directory_under_one_key()
    {
        var endpoint = Endpoint.For(Here, "a");
        string[] files = [endpoint.LockPath, endpoint.LaunchPath, endpoint.PipeName];

        Assert.That(files.Select(Path.GetDirectoryName), Is.All.EqualTo(Here.Path));
        Assert.That(files.Select(Path.GetFileNameWithoutExtension).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Long_state_directory_has_its_socket_in_a_directory_of_this_user()
    {
        Assert.That(Endpoint.For(Long('x'), "a").PipeName, Does.StartWith($"/tmp/mcp-expert-{Posix.EffectiveUser()}/").And.EndWith(".sock"));
    }

    [Test]
    public void Socket_path_of_a_directory_of_any_length_fits()
    {
        var longest = Enumerable.Range(1, 200).Max(length =>
            Encoding.UTF8.GetByteCount(Endpoint.For(new StateDirectory("/" + new string('ü', length)), "a").PipeName));

        Assert.That(longest, Is.LessThanOrEqualTo(103));
    }

    [Test]
    public void Lock_stays_in_the_state_directory_however_long_its_path()
    {
        Assert.That(Path.GetDirectoryName(Endpoint.For(Long('x'), "a").LockPath), Is.EqualTo(Long('x').Path));
    }

    [Test]
    public void Directory_beside_the_state_is_for_this_user_alone()
    {
        var endpoint = Endpoint.For(Long('x'), "a");

        endpoint.PreparePipeDirectory();

        Assert.That(
            File.GetUnixFileMode(Path.GetDirectoryName(endpoint.PipeName)!),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public void State_directory_that_is_short_enough_needs_no_other()
    {
        using var folder = new TempFolder();
        var endpoint = Endpoint.For(new StateDirectory(folder["state"]), "a");

        endpoint.PreparePipeDirectory();

        Assert.That(Directory.Exists(folder["state"]), Is.False);
    }

    private static StateDirectory Long(char letter) => new("/home/" + new string(letter, 90));
}
