using System.Text.Json;

namespace Mcp.Tests.Clients;

/// <summary>The JSON form that most clients share; they differ in the root key and in what else they allow.</summary>
internal static class JsonEntry
{
    // Strict, as the strictest of the clients: no comments, no trailing commas, no member twice.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="members">What this client knows in an entry; anything else would be a setting that it ignores.</param>
    public static ClientEntry Read(string text, string rootKey, params string[] members)
    {
        using var document = JsonDocument.Parse(text, Strict);
        var root = document.RootElement.EnumerateObject().Single();
        if (root.Name != rootKey)
        {
            throw new FormatException($"The root key is {root.Name}; this client reads {rootKey}.");
        }

        var entry = root.Value.EnumerateObject().Single().Value;
        if (entry.EnumerateObject().FirstOrDefault(member => !members.Contains(member.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            throw new FormatException($"This client does not know {unknown.Name}.");
        }

        if (entry.TryGetProperty("type", out var type) && type.GetString() is not "stdio")
        {
            throw new FormatException($"The type is {type}; a command is of type stdio.");
        }

        return new ClientEntry
        {
            Command = entry.GetProperty("command").GetString()!,
            Arguments = [.. entry.GetProperty("args").EnumerateArray().Select(one => one.GetString()!)],
            Variables = entry.GetProperty("env").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!),
            CallTimeout = entry.TryGetProperty("timeout", out var timeout) ? TimeSpan.FromMilliseconds(timeout.GetInt32()) : null,
        };
    }
}
