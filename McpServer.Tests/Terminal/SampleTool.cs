using System.Text.Json;
using Mcp.Shim.Terminal;

namespace Mcp.Tests.Terminal;

/// <summary>A tool with one argument of each kind.</summary>
internal static class SampleTool
{
    public static OfferedTool Plain { get; } = Of("""
        {
          "name": "sample",
          "inputSchema": {
            "type": "object",
            "properties": {
              "prompt": { "type": "string", "description": "What to ask." },
              "max_files": { "type": "integer" },
              "temperature": { "type": "number" },
              "staged": { "type": "boolean" },
              "files": { "type": "array", "items": { "type": "string" } },
              "lines": { "type": "array", "items": { "type": "integer" } },
              "options": { "type": "object" },
              "anything": {}
            },
            "required": ["prompt"]
          }
        }
        """);

    public static OfferedTool Workflow { get; } = Of("""
        {
          "name": "workflow",
          "inputSchema": {
            "type": "object",
            "properties": {
              "step": { "type": "string" },
              "step_number": { "type": "integer" },
              "total_steps": { "type": "integer" },
              "next_step_required": { "type": "boolean" },
              "findings": { "type": "string" },
              "hypothesis": { "type": "string" }
            },
            "required": ["step", "step_number", "total_steps", "next_step_required", "findings"]
          }
        }
        """);

    public static OfferedTool Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return OfferedTool.Of(document.RootElement.Clone());
    }
}
