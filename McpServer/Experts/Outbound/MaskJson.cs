using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Mcp.Daemon.Experts.Outbound;

/// <summary>Arguments and results of tools after their masking, back to the shape they came in.</summary>
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class MaskJson : JsonSerializerContext;
