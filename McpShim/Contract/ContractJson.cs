using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mcp.Contract;

/// <summary>What passes between shim and daemon besides MCP, as single lines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(Welcome))]
[JsonSerializable(typeof(StartReport))]
internal sealed partial class ContractJson : JsonSerializerContext
{
    /// <summary>One line, line feed included.</summary>
    public static byte[] Line<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];
}
