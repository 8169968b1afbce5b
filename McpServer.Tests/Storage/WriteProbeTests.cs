using Mcp.Daemon.Storage;
using Mcp.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Mcp.Tests.Storage;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WriteProbeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Test]
    public void Database_that_can_be_written_has_no_fault_and_keeps_its_version()
    {
        var database = Open();

        var fault = new WriteProbe(database).Fault();

        Assert.That((fault, database.Read(connection => connection.Scalar("pragma user_version"))), Is.EqualTo(((string?)null, (object?)1L)));
    }

    [Test]
    public void Database_that_another_holds_is_told_although_it_can_be_read()
    {
        var database = Open();
        database.Read(_ => true);
        using var holder = new SqliteConnection($"Data Source={_folder["a.db"]};Pooling=False");
        holder.Open();
        holder.Run("begin immediate");

        Assert.That(new WriteProbe(database).Fault(), Does.Contain("held its lock"));
    }

    private DatabaseFile Open() => new(_folder["a.db"], ["create table notes (text text not null)"], TimeProvider.System);
}
