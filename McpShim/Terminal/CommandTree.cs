using System.CommandLine;
using System.CommandLine.Help;

namespace Mcp.Shim.Terminal;

/// <summary>The commands, their options and their help: everything a user can type behind <c>mcp-shim</c>.</summary>
internal static class CommandTree
{
    // The daemon gives its calls 10 s to end; then a process has to go.
    private const double StopSeconds = 15;

    /// <summary>The whole tree; each command runs through <paramref name="run"/>, which turns its failures into exit codes.</summary>
    public static RootCommand Build(Output output, Func<Func<Interrupt, ShimEnd>, int> run)
    {
        var workspace = new Option<string>("--workspace")
        {
            Description = "The directory that the tools work in; else MCP_EXPERT_WORKSPACE, else the current one.",
            HelpName = "DIR",
            Recursive = true,
        };
        var root = new RootCommand(HelpText.About)
        {
            Call(output, workspace, run), Tools(output, workspace, run), Threads(output, workspace, run), Status(output, workspace, run),
            Stop(output, run),
        };
        root.Options.Add(workspace);
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new HelpWithExamples();
            }
            else if (option is VersionOption version)
            {
                version.Action = new VersionPage();
            }
        }

        root.SetAction(new HelpWithExamples().Invoke);
        return root;
    }

    private static Command Call(Output output, Option<string> workspace, Func<Func<Interrupt, ShimEnd>, int> run)
    {
        var tool = new Argument<string>("TOOL") { Description = "The tool's name; `mcp-shim tools` lists them." };
        var json = new Option<string>("--json") { Description = "All arguments as one JSON object; - reads it from stdin. Options win over it.", HelpName = "JSON" };
        var raw = new Option<bool>("--raw") { Description = "Print the protocol's own JSON result, one line." };
        // What the tool itself takes is only known from the daemon.
        var words = new Argument<string[]>("--name value")
        {
            Description = "The tool's own arguments.", Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("call", HelpText.Call) { tool, words, json, raw };
        command.SetAction(parsed => run(new CallCommand(output)
        {
            Tool = parsed.GetValue(tool)!,
            Words = parsed.GetValue(words) ?? [],
            Json = parsed.GetValue(json),
            Raw = parsed.GetValue(raw),
            Workspace = parsed.GetValue(workspace),
        }.Run));
        return command;
    }

    private static Command Tools(Output output, Option<string> workspace, Func<Func<Interrupt, ShimEnd>, int> run)
    {
        var json = new Option<bool>("--json") { Description = "Print the protocol's own JSON list, one line." };
        var tool = new Argument<string>("TOOL") { Description = "The one to show; all when left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("tools", HelpText.Tools) { tool, json };
        command.SetAction(parsed => run(
            new ToolsCommand(output) { Tool = parsed.GetValue(tool), Json = parsed.GetValue(json), Workspace = parsed.GetValue(workspace) }.Run));
        return command;
    }

    private static Command Threads(Output output, Option<string> workspace, Func<Func<Interrupt, ShimEnd>, int> run)
    {
        var action = new Argument<string>("ACTION")
        {
            Description = "What to do; list when left out.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "list",
        };
        action.AcceptOnlyFromAmong("list", "show", "export", "delete");
        var id = new Argument<string>("ID") { Description = "The thread, for all but list.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("threads", HelpText.Threads) { action, id };
        command.SetAction(parsed => run(new ThreadsCommand(output)
        {
            Action = parsed.GetValue(action)!, Id = parsed.GetValue(id), Workspace = parsed.GetValue(workspace),
        }.Run));
        return command;
    }

    private static Command Status(Output output, Option<string> workspace, Func<Func<Interrupt, ShimEnd>, int> run)
    {
        var json = new Option<bool>("--json") { Description = "Print one line of JSON: state (running, silent, none), pid, places." };
        var command = new Command("status", HelpText.Status) { json };
        command.SetAction(parsed => run(
            new StatusCommand(output) { Json = parsed.GetValue(json), Workspace = parsed.GetValue(workspace) }.Run));
        return command;
    }

    private static Command Stop(Output output, Func<Func<Interrupt, ShimEnd>, int> run)
    {
        var force = new Option<bool>("--force") { Description = "End the process at once; for a daemon that does not react." };
        var timeout = new Option<double>("--timeout")
        {
            Description = "How long to wait for its end, in seconds.", HelpName = "SECS", DefaultValueFactory = _ => StopSeconds,
        };
        timeout.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && double.TryParse(result.Tokens[0].Value, out var seconds) && seconds is not (> 0 and <= 3600))
            {
                result.AddError($"--timeout is {seconds}; it must be more than 0 and at most 3600 seconds.");
            }
        });
        var command = new Command("stop", HelpText.Stop) { force, timeout };
        command.SetAction(parsed => run(new StopCommand(output)
        {
            Force = parsed.GetValue(force),
            Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
        }.Run));
        return command;
    }
}
