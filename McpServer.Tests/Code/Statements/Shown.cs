using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;

namespace Mcp.Tests.Code.Statements;

/// <summary>Blocks of code as a test compares them: <c>header | body</c>, as they were written.</summary>
internal static class Shown
{
    public static string Of(SourceFile file, Block block) => $"{Of(file, block.Header)} | {Of(file, block.Body)}";

    public static string Of(SourceFile file, TokenSpan span) => span.IsEmpty ? "" : file.Tokens.Source(span.First, span.Last);
}
