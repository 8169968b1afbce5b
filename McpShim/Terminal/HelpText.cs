namespace Mcp.Shim.Terminal;

/// <summary>The words of the help pages.</summary>
internal static class HelpText
{
    public const string About =
        "A second opinion for coding agents.\n\n"
        + "Without arguments, and with stdin from a client, this is the MCP stdio server: the command to put into an\n"
        + "mcp.json (docs/clients.md has ready entries). It relays to one daemon per user, which it starts when needed.\n"
        + "The commands below talk to the same daemon from a terminal.";

    public const string Call = "Call a tool and print its answer.";

    public const string Tools = "List the tools with their arguments.";

    public const string Threads = "List, show, export (as Markdown) or delete the threads of a workspace.";

    public const string Status = "Say whether the daemon runs, and how it is. Never starts one.";

    public const string Stop = "End the daemon. The next call starts a new one.";

    public const string ExitCodes =
        "Exit codes:\n"
        + "  0 done   1 the tool, its expert or the command failed   2 the arguments make no sense   3 no daemon   130 interrupted\n";

    /// <summary>What stands below a page, by the name of the command; the root's shows one of each.</summary>
    public static string Examples(string command) => command switch
    {
        "call" =>
            "Arguments of the tool:\n"
            + "  --name value        typed by the tool's schema; a value that begins with -- is written --name=--value\n"
            + "  --flag              the same as --flag true\n"
            + "  --item a --item b   a list: the option once for each item, or --item '[\"a\", \"b\"]'\n"
            + "  The bookkeeping of a workflow (step, step_number, total_steps, next_step_required, findings) may be left out.\n\n"
            + "Examples:\n"
            + "  mcp-shim call version\n"
            + "  mcp-shim call precommit --path . --workspace ~/src/project\n"
            + "  echo '{\"prompt\": \"Is this safe?\"}' | mcp-shim call chat --json - --raw\n",
        "tools" => "Examples:\n  mcp-shim tools\n  mcp-shim tools --json\n",
        "threads" =>
            "Examples:\n"
            + "  mcp-shim threads\n"
            + "  mcp-shim threads show 0123456789abcdef0123456789abcdef\n"
            + "  mcp-shim threads export 0123456789abcdef0123456789abcdef > thread.md\n",
        "status" => "Examples:\n  mcp-shim status\n  mcp-shim status --json\n",
        "stop" => "Examples:\n  mcp-shim stop\n  mcp-shim stop --force\n",
        _ =>
            "Examples:\n"
            + "  mcp-shim call precommit --path .\n"
            + "  mcp-shim tools\n"
            + "  mcp-shim status\n"
            + "  mcp-shim stop --force\n",
    };
}
