using System.Text.Json.Nodes;
using Mcp.Tests.EndToEnd.Experts;
using Mcp.Tests.Support;

namespace Mcp.Tests.EndToEnd.Workflows;

/// <summary>Editors that investigate: steps of workflow tools over real shims, with this test's own provider.</summary>
public abstract class WorkflowsFixture : ExpertsFixture
{
    /// <summary>A step; it is the last one where nothing says that more come.</summary>
    internal static string Step(int number, params (string Name, JsonNode Value)[] more)
    {
        var arguments = new JsonObject
        {
            ["step"] = "Look at it.", ["step_number"] = number, ["total_steps"] = number, ["next_step_required"] = false, ["findings"] = "",
        };
        foreach (var (name, value) in more)
        {
            arguments[name] = value;
        }

        return arguments.ToJsonString();
    }

    internal static (string Name, JsonNode Value)[] Open(params (string Name, JsonNode Value)[] more) =>
        [("next_step_required", true), ("total_steps", 9), .. more];

    internal static string ThreadOf(Received answer) => answer.Answer.TryGetProperty("thread", out var thread)
        ? thread.GetProperty("id").GetString()!
        : throw new InvalidOperationException($"No thread: {answer}");

    internal string Write(string name, string content)
    {
        var path = Path.Combine(Home.Workspace, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }
}
