using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>The <c>models</c> argument of consensus: read, checked, and filled in where it is left out.</summary>
internal static class PanelMembers
{
    /// <summary>More than this is a survey; each is a paid question.</summary>
    public const int Most = 8;

    private static readonly string[] Names = ["model", "stance", "stance_prompt"];

    /// <exception cref="ToolFailureException">Every fault of the list at once.</exception>
    public static IReadOnlyList<PanelMember> Read(IReadOnlyList<JsonElement> models)
    {
        var faults = new List<string>();
        var members = models.Select((each, index) => Read(each, index, faults)).OfType<PanelMember>().ToList();
        if (models.Count > Most)
        {
            faults.Add($"{models.Count} models were given, at most {Most} can be asked");
        }

        foreach (var twice in members.GroupBy(member => member.Name).Where(group => group.Count() > 1))
        {
            faults.Add($"{twice.First().Name} stands there {twice.Count()} times; each pair of model and stance may be asked once");
        }

        return faults.Count == 0 ? members : throw new ToolFailureException(
            ErrorCode.InvalidArgument,
            $"Reading \"models\" of consensus: {string.Join("; ", faults)}. Each is an object such as {{\"model\": \"kimi-k3\", \"stance\": \"against\"}}. Nobody was asked.");
    }

    /// <summary>A step's arguments with the panel that was chosen for it.</summary>
    public static string Into(string json, IReadOnlyList<PanelMember> members)
    {
        var step = JsonNode.Parse(json)!.AsObject();
        step["models"] = new JsonArray([.. members.Select(member => new JsonObject { ["model"] = member.Model, ["stance"] = StanceWords.Of(member.Stance) })]);
        return step.ToJsonString();
    }

    private static PanelMember? Read(JsonElement each, int index, List<string> faults)
    {
        var before = faults.Count;
        foreach (var member in each.EnumerateObject().Where(member => !Names.Contains(member.Name)))
        {
            var near = NameDistance.Nearest(member.Name, Names, 4);
            faults.Add($"models[{index}] has \"{member.Name}\"{(near is null ? $"; allowed are {string.Join(", ", Names)}" : $"; did you mean \"{near}\"?")}");
        }

        var model = Text(each, "model", index, faults);
        var stance = Text(each, "stance", index, faults) ?? "neutral";
        if (string.IsNullOrWhiteSpace(model))
        {
            faults.Add($"models[{index}] names no \"model\"");
        }

        var at = StanceWords.All.ToList().IndexOf(stance);
        if (at < 0)
        {
            faults.Add($"models[{index}] has the stance \"{stance}\"; allowed are {string.Join(", ", StanceWords.All)}");
        }

        var prompt = Text(each, "stance_prompt", index, faults);
        return faults.Count > before ? null : new PanelMember(model!.Trim(), (Stance)at, prompt);
    }

    private static string? Text(JsonElement each, string name, int index, List<string> faults)
    {
        if (!each.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String)
        {
            return value.GetString();
        }

        faults.Add($"models[{index}].{name} is no text");
        return null;
    }
}
