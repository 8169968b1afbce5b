using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Mcp.Shim.Terminal;

/// <summary>The library's help page, with examples and exit codes below it.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    // What the library wraps to; a terminal that is narrower wraps once more.
    private const int Width = 110;

    /// <summary>Help is given whatever else is missing on the line.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var page = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        new HelpAction { MaxWidth = Width }.Invoke(parseResult);
        page.WriteLine(HelpText.Examples(command is RootCommand ? "" : command.Name));
        page.Write(HelpText.ExitCodes);
        page.Flush();
        return (int)ShimEnd.ClientClosed;
    }
}
