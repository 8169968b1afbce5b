using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.Looking;

/// <summary>A file of code as the checks of a tool look at it.</summary>
internal sealed class LookedFile(SourceFile source)
{
    public SourceFile Source => source;

    public string Path => source.Path;

    public Language Language => source.Language;

    public FileStatements Statements { get; } = new(source);

    public bool IsTest { get; } = TestFiles.IsTest(source.Path);
}
