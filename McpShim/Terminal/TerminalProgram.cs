using System.CommandLine;
using Mcp.Shim.Connecting;

namespace Mcp.Shim.Terminal;

/// <summary>The shim as a program for people: parses, runs one command, and turns every end into an exit code.</summary>
internal static class TerminalProgram
{
    public static int Run(string[] args)
    {
        using var output = new Output();
        // A value that begins with @ is a value, and -abc is a mistake rather than three options.
        var reading = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        var parsed = CommandTree.Build(output, run => Guarded(run, output)).Parse(args, reading);
        if (parsed.Errors.Count > 0)
        {
            var command = parsed.CommandResult.Command is RootCommand ? "" : " " + parsed.CommandResult.Command.Name;
            // Who wants `mcp-shim health` means the tool of that name; which tools there are, only the daemon knows.
            var hint = command.Length == 0 && parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-') ? $" A tool is called with `mcp-shim call {word}`." : "";
            output.Note($"{string.Join(" ", parsed.Errors.Select(error => error.Message))}{hint} See `mcp-shim{command} --help`.");
            return (int)ShimEnd.Usage;
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = output.Answers,
            Error = output.Notes,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // Ctrl-C is ours: the daemon is told before we end
        });
    }

    private static int Guarded(Func<Interrupt, ShimEnd> run, Output output)
    {
        using var interrupt = new Interrupt();
        try
        {
            return (int)run(interrupt);
        }
        catch (UsageException e)
        {
            output.Note(e.Message);
            return (int)ShimEnd.Usage;
        }
        catch (CallFailedException e)
        {
            output.Note(e.Message);
            return (int)ShimEnd.Failed;
        }
        catch (ConnectFailedException e) when (!interrupt.Token.IsCancellationRequested)
        {
            output.Note(e.Message);
            return (int)ShimEnd.NoDaemon;
        }
        catch (Exception e) when (interrupt.Token.IsCancellationRequested && e is OperationCanceledException or ConnectFailedException)
        {
            return (int)ShimEnd.Interrupted;
        }
        catch (IOException)
        {
            return (int)ShimEnd.ClientGone; // whoever read our output has left: `mcp-shim tools | head -1`
        }
    }
}
