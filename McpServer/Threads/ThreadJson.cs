using System.Text.Json.Serialization;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Threads;

/// <summary>Findings as they lie in the store: the words of the answers, so that one reads like the other.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Finding))]
internal sealed partial class ThreadJson : JsonSerializerContext;
