using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Precommit.Checks;

/// <summary>JSON files that do not parse any more.</summary>
internal sealed class BrokenJson : IEvidenceCheck
{
    /// <summary>Far beyond what anybody writes; eight times what the reader takes by itself.</summary>
    private const int Deepest = 512;

    public IEnumerable<Finding> Check(ChangeSet change) =>
        change.Files.Where(file => file.Text is not null && IsJson(file.Path)).Select(Check).OfType<Finding>();

    private static Finding? Check(FileChange file)
    {
        if (Fault(file.Text!, lenient: true) is { } broken)
        {
            return Report(file, broken, Severity.High, $"This JSON does not parse: {Reason(broken)}");
        }

        return AllowsComments(file.Path) || Fault(file.Text!, lenient: false) is not { } strict ? null
            : Report(file, strict, Severity.Low, "This JSON has comments or trailing commas, which strict readers reject.");
    }

    private static Finding Report(FileChange file, JsonException e, Severity severity, string text)
    {
        var line = (int)(e.LineNumber ?? 0);
        var lines = LineDiff.Lines(file.Text!);
        return Seen.In(
            file, "parse_error", severity, $"{text} (line {line + 1}, column {(e.BytePositionInLine ?? 0) + 1})",
            line + 1, line < lines.Length ? lines[line] : null);
    }

    private static JsonException? Fault(string text, bool lenient)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text, new JsonDocumentOptions
            {
                MaxDepth = Deepest,
                AllowTrailingCommas = lenient,
                CommentHandling = lenient ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            });
            return null;
        }
        catch (JsonException e)
        {
            return e;
        }
    }

    /// <summary>The reader's sentence without the position it appends.</summary>
    private static string Reason(JsonException e) => e.Message.Split(" LineNumber:", 2)[0];

    private static bool IsJson(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".json" or ".jsonc" or ".webmanifest" or ".geojson" or ".code-workspace";

    private static bool AllowsComments(string path)
    {
        var name = Path.GetFileName(path).ToLowerInvariant();
        return !name.EndsWith(".json", StringComparison.Ordinal)
            || name.StartsWith("tsconfig", StringComparison.Ordinal)
            || name.StartsWith("jsconfig", StringComparison.Ordinal)
            || name.StartsWith("appsettings", StringComparison.Ordinal)
            || name is ".eslintrc.json" or "devcontainer.json" or "launchsettings.json" or "global.json"
            || path.Split('/').Any(part => part is ".vscode" or ".devcontainer");
    }
}
