using Mcp.Daemon.Listening;
using Mcp.Shim.Connecting;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Listening;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DaemonLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder["key.lock"];

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Second_taker_gets_nothing()
    {
        using var held = DaemonLock.TryTake(Path);

        Assert.That((held is null, DaemonLock.TryTake(Path)), Is.EqualTo((false, (DaemonLock?)null)));
    }

    [Test]
    public void Released_lock_can_be_taken()
    {
        DaemonLock.TryTake(Path)!.Dispose();

        using var again = DaemonLock.TryTake(Path);
        Assert.That(again, Is.Not.Null);
    }

    [Test]
    public void Holder_is_found_by_its_pid()
    {
        using var held = DaemonLock.TryTake(Path);

        Assert.That(LockOwner.Of(Path), Is.EqualTo(Environment.ProcessId));
    }

    [Test]
    public void Pid_of_a_holder_that_is_gone_is_nobodys()
    {
        DaemonLock.TryTake(Path)!.Dispose();

        Assert.That(LockOwner.Of(Path), Is.Null);
    }

    [Test]
    public void Longer_pid_of_an_earlier_holder_is_overwritten()
    {
        File.WriteAllText(Path, "999999999999999");

        using var held = DaemonLock.TryTake(Path);

        Assert.That(LockOwner.Of(Path), Is.EqualTo(Environment.ProcessId));
    }

    [Test]
    public void Lock_that_was_never_taken_is_nobodys()
    {
        Assert.That((LockOwner.Of(Path), LockOwner.IsHeld(Path)), Is.EqualTo(((int?)null, false)));
    }

    [Test]
    public void Asking_who_holds_it_does_not_take_it()
    {
        using var held = DaemonLock.TryTake(Path);

        LockOwner.Of(Path);

        Assert.That(DaemonLock.TryTake(Path), Is.Null);
    }

    [Test]
    public void Missing_directory_is_an_error_and_not_somebody_else()
    {
        Assert.That(() => DaemonLock.TryTake(_folder["missing/key.lock"]), Throws.InstanceOf<DirectoryNotFoundException>());
    }

    [Test]
    public void Launch_lock_is_one_shims_until_it_is_released()
    {
        using (LaunchLock.TryTake(Path))
        {
            Assert.That(LaunchLock.TryTake(Path), Is.Null);
        }

        using var again = LaunchLock.TryTake(Path);
        Assert.That(again, Is.Not.Null);
    }
}
