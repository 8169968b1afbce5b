using System.CommandLine;
using System.CommandLine.Invocation;

namespace Mcp.Shim.Terminal;

/// <summary><c>mcp-shim --version</c>: the number alone, for scripts.</summary>
internal sealed class VersionPage : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ProductVersion.Text);
        return (int)ShimEnd.ClientClosed;
    }
}
