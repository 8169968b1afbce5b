using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mcp.Shim.Terminal;

/// <summary>
/// What a workflow wants to know of its own course, which nobody types: left out, the call is the one and final
/// step. Only what the tool's schema requires is filled in, and nothing that was given is changed.
/// </summary>
internal static class Bookkeeping
{
    private const string Step = "Requested from the terminal.";

    private static readonly string[] Names = ["step", "step_number", "total_steps", "next_step_required", "findings"];

    /// <summary>Whether the argument may be left out in a terminal, whatever the schema says.</summary>
    public static bool Fills(string argument) => Names.Contains(argument);

    public static void Fill(OfferedTool tool, JsonObject arguments)
    {
        var number = Whole(arguments, "step_number") ?? 1;
        var total = Whole(arguments, "total_steps") ?? number;
        Add("step", Step);
        Add("step_number", number);
        Add("total_steps", Math.Max(total, number));
        Add("next_step_required", number < total);
        Add("findings", tool.Find("findings") is { MinLength: > 0 } ? "None yet." : "");

        void Add(string name, JsonNode value)
        {
            if (tool.Find(name) is { IsRequired: true } && !arguments.ContainsKey(name))
            {
                arguments[name] = value;
            }
        }
    }

    // Something else than a number is the daemon's to refuse.
    private static long? Whole(JsonObject arguments, string name) =>
        arguments[name] is { } given && given.GetValueKind() is JsonValueKind.Number && long.TryParse(given.ToJsonString(), out var whole)
            ? whole
            : null;
}
