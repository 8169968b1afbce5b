using System.Text.Json;

namespace Mcp.Tests.Clients;

/// <summary>
/// The part of TOML that our Codex entry uses: tables, basic strings, integers, arrays of strings on one line,
/// comments on lines of their own. Anything else is a fault, so that what passes is TOML for every reader.
/// </summary>
internal static class TomlTables
{
    public static Dictionary<string, Dictionary<string, JsonElement>> Read(string text)
    {
        var tables = new Dictionary<string, Dictionary<string, JsonElement>>();
        Dictionary<string, JsonElement>? table = null;
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line is ['[', .. var name, ']'])
            {
                tables.Add(name.Split('.').All(IsBareKey) ? name : throw Fault(line), table = []);
            }
            else if (line.Split(" = ", 2) is [var key, var value] && IsBareKey(key) && table is not null)
            {
                table.Add(key, Value(value, line));
            }
            else
            {
                throw Fault(line);
            }
        }

        return tables;
    }

    // Of these kinds the values are written as JSON writes them.
    private static JsonElement Value(string value, string line)
    {
        using var document = JsonDocument.Parse(value);
        var element = document.RootElement.Clone();
        return element.ValueKind switch
        {
            JsonValueKind.String => element,
            JsonValueKind.Number when element.TryGetInt64(out _) => element,
            JsonValueKind.Array when element.EnumerateArray().All(one => one.ValueKind is JsonValueKind.String) => element,
            _ => throw Fault(line),
        };
    }

    private static bool IsBareKey(string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static FormatException Fault(string line) => new($"Not in the part of TOML that this file may use: {line}");
}
