using System.Globalization;
using System.IO.Enumeration;
using System.Text.Json;

namespace Mcp.Daemon.Configuration;

/// <summary>
/// What is known of clients' limits: <c>config/clients.json</c>, or the same file as it was when this was built, where
/// there is none or it is broken.
/// </summary>
internal sealed class ClientLimits(IReadOnlyList<ClientLimit> all)
{
    private const string Embedded = "clients.json";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public IReadOnlyList<ClientLimit> All => all;

    /// <summary>The first entry that fits; null for a client of which nothing is known.</summary>
    public ClientLimit? Find(string? client) => client is null
        ? null
        : all.FirstOrDefault(known => FileSystemName.MatchesSimpleExpression(known.Name, client, ignoreCase: true));

    /// <summary>Those that were built in.</summary>
    public static ClientLimits BuiltIn()
    {
        using var stream = typeof(ClientLimits).Assembly.GetManifestResourceStream(Embedded)
            ?? throw new InvalidOperationException($"{Embedded} was not embedded.");
        using var document = JsonDocument.Parse(stream, Lenient);
        return Parse(document.RootElement);
    }

    /// <summary>Reads a file; one that cannot be used costs a warning, and what was built in holds.</summary>
    public static ClientLimits Read(string? path, ConfigNotes notes)
    {
        if (path is null || !File.Exists(path))
        {
            return BuiltIn();
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return Parse(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or IOException or UnauthorizedAccessException)
        {
            notes.Warnings.Add($"Reading {path}: {e.Message} What the product was built with holds instead; mend the file and restart the daemon.");
            return BuiltIn();
        }
    }

    private static ClientLimits Parse(JsonElement root) =>
        root.ValueKind is JsonValueKind.Object && root.TryGetProperty("clients", out var list) && list.ValueKind is JsonValueKind.Array
            ? new ClientLimits([.. list.EnumerateArray().Select(Entry)])
            : throw new FormatException("""it must be an object with an array "clients".""");

    private static ClientLimit Entry(JsonElement entry, int index)
    {
        return new ClientLimit
        {
            Name = Text("name") ?? throw Fault("name", "a text"),
            Limit = Limit(),
            ProgressResets = Member("progress_resets")?.ValueKind is JsonValueKind.True,
            Source = Text("source") ?? throw Fault("source", "a text"),
            Read = DateOnly.TryParseExact(Text("read"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
                ? read
                : throw Fault("read", "a date such as 2026-01-31"),
            Note = Text("note"),
        };

        TimeSpan? Limit() => Member("limit_secs") switch
        {
            null or { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.Number } number when number.GetDouble() is >= 1 and <= 1_000_000 => TimeSpan.FromSeconds(number.GetDouble()),
            _ => throw Fault("limit_secs", "a number of seconds from 1 to 1000000, or null"),
        };

        string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

        JsonElement? Member(string name) =>
            entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty(name, out var value) ? value : null;

        FormatException Fault(string name, string expected) => new($"clients[{index}].{name} must be {expected}.");
    }
}
