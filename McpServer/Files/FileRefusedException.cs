namespace Mcp.Daemon.Files;

/// <summary>The file gate said no; whoever serves the call turns <see cref="Refusal"/> into its error.</summary>
internal sealed class FileRefusedException(FileRefusal refusal) : Exception(refusal.Message)
{
    public FileRefusedException(RefusalKind kind, string path, string message)
        : this(new FileRefusal(kind, path, message))
    {
    }

    public FileRefusal Refusal { get; } = refusal;
}
