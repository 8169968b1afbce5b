namespace Mcp.Daemon.Storage;

/// <summary>Finds out whether a database of the state directory can be written at this moment; a lock or a full disk keeps only writers out.</summary>
internal sealed class WriteProbe(DatabaseFile database)
{
    /// <summary>Why it cannot be written, in a sentence; null when it can.</summary>
    public string? Fault()
    {
        try
        {
            // The version that it has already: a page is written, and nothing is changed.
            database.Write(connection => connection.Run($"pragma user_version = {connection.Scalar("pragma user_version")}"));
            return null;
        }
        catch (StorageException e)
        {
            return e.Message;
        }
    }
}
