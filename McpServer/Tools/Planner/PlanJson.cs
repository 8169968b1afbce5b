using System.Text.Json;

namespace Mcp.Daemon.Tools.Planner;

/// <summary>A plan as the answer's details: every step as it was given, with what it revises and branches from.</summary>
internal static class PlanJson
{
    public static JsonElement Of(Plan plan)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("steps");
            foreach (var step in plan.Steps)
            {
                Write(json, step);
            }

            json.WriteEndArray();
            json.WriteStartArray("branches");
            foreach (var branch in plan.Branches)
            {
                json.WriteStringValue(branch);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, PlanStep step)
    {
        json.WriteStartObject();
        json.WriteNumber("number", step.Number);
        json.WriteString("text", step.Text);
        if (step.Branch is not null)
        {
            json.WriteString("branch", step.Branch);
        }

        foreach (var (name, value) in new[] { ("branch_from", step.BranchFrom), ("revises", step.Revises), ("revised_by", step.RevisedBy) })
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
        }

        json.WriteEndObject();
    }
}
