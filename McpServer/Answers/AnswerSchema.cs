using System.Text.Json;

namespace Mcp.Daemon.Answers;

/// <summary>The schema of <see cref="Answer"/>, published as every tool's <c>outputSchema</c>.</summary>
internal static class AnswerSchema
{
    /// <summary>The embedded <c>envelope.schema.json</c>.</summary>
    public static JsonElement Json { get; } = Load();

    private static JsonElement Load()
    {
        using var stream = typeof(AnswerSchema).Assembly.GetManifestResourceStream("envelope.schema.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
