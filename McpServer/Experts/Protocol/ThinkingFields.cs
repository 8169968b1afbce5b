using System.Text.Json;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// How hard to think, as each dialect says it: Kimi and GLM switch (<c>thinking</c>), the others take an effort. A
/// model that always or never thinks gets no field, since it would refuse it; the catalogue's side notes that.
/// </summary>
internal static class ThinkingFields
{
    public static void Write(Utf8JsonWriter writer, ModelChoice choice, ChatOptions options, List<string> notes)
    {
        var effort = options.Reasoning?.Effort;
        var ability = choice.Model.Thinking;
        var switches = choice.Endpoint.Kind is ProviderKind.Kimi or ProviderKind.Glm;
        if (choice.Endpoint.Kind is ProviderKind.Kimi && ability is ThinkingAbility.Switchable && ToolWriter.Searches(options))
        {
            // Moonshot's own rule for its models that switch: $web_search and thinking exclude each other.
            if (effort is not (null or ReasoningEffort.None))
            {
                notes.Add($"{choice.Model.Name} does not think while it searches the web: thinking was switched off.");
            }

            effort = ReasoningEffort.None;
        }

        if (effort is not { } asked || ability is ThinkingAbility.Never or ThinkingAbility.Always)
        {
            return;
        }

        if (switches && (ability is not ThinkingAbility.Effort || asked is ReasoningEffort.None))
        {
            writer.WriteStartObject("thinking");
            writer.WriteString("type", asked is ReasoningEffort.None ? "disabled" : "enabled");
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteString("reasoning_effort", Word(asked));
        }
    }

    private static string Word(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        _ => "xhigh",
    };
}
