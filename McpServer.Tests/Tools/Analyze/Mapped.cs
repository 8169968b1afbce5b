using Mcp.Daemon.Tools.Analyze;
using Mcp.Tests.Tools.Looking;

namespace Mcp.Tests.Tools.Analyze;

/// <summary>Code as <c>analyze</c> sees it, without a disk.</summary>
internal static class Mapped
{
    public static CodeMap Of(params (string Path, string Text)[] files) => new(Looked.At(files), CancellationToken.None);
}
