using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mcp.Shim.Terminal;

/// <summary>Turns what was typed behind a tool's name into its JSON arguments, typed by the tool's schema.</summary>
internal static class ArgumentBinding
{
    /// <summary>The members of <paramref name="json"/>, overridden by the options.</summary>
    /// <exception cref="UsageException">Says all that is wrong at once.</exception>
    public static JsonObject Bind(OfferedTool tool, IReadOnlyList<string> words, JsonObject? json)
    {
        var options = GivenOption.Read(words, name => Named(tool, name)?.Kind is ArgumentKind.Flag);
        var faults = new List<string>();
        var bound = json ?? [];
        foreach (var name in bound.Select(member => member.Key).Where(name => tool.Find(name) is null))
        {
            faults.Add($"{tool.Name} has no argument \"{name}\"");
        }

        foreach (var group in options.GroupBy(option => Named(tool, option.Name)?.Name ?? option.Name))
        {
            if (tool.Find(group.Key) is not { } argument)
            {
                faults.Add($"{tool.Name} has no argument --{group.Key}");
            }
            else if (Value(argument, [.. group.Select(option => option.Value)], faults) is { } value)
            {
                bound[argument.Name] = value;
            }
        }

        return faults.Count == 0 ? bound : throw new UsageException(
            $"Reading the arguments of {tool.Name}: {string.Join("; ", faults)}. {ArgumentsOf(tool)}");
    }

    // Who types writes --step-number as readily as --step_number.
    private static ToolArgument? Named(OfferedTool tool, string name) => tool.Find(name) ?? tool.Find(name.Replace('-', '_'));

    private static JsonNode? Value(ToolArgument argument, string?[] given, List<string> faults)
    {
        if (argument.Kind is ArgumentKind.List)
        {
            return List(argument, given, faults);
        }

        if (given.Length > 1)
        {
            faults.Add($"--{argument.Name} is given {given.Length} times and takes one value ({argument.KindWord})");
            return null;
        }

        return One(argument, argument.Kind, given[0], faults);
    }

    // An option for each item, since a comma may stand in a path; or the whole list as JSON.
    private static JsonArray List(ToolArgument argument, string?[] given, List<string> faults)
    {
        if (given is [{ } whole] && whole.StartsWith('[') && TryParse(whole) is JsonArray array)
        {
            return array;
        }

        var list = new JsonArray();
        foreach (var item in given)
        {
            list.Add(One(argument, argument.ItemKind, item, faults));
        }

        return list;
    }

    private static JsonNode? One(ToolArgument argument, ArgumentKind kind, string? text, List<string> faults)
    {
        JsonNode? value = (kind, text) switch
        {
            (ArgumentKind.Flag, null) => true,
            (_, null) => null,
            (ArgumentKind.Flag, _) => bool.TryParse(text, out var flag) ? flag : null,
            (ArgumentKind.Integer, _) => long.TryParse(text, out var whole) ? whole : null,
            (ArgumentKind.Number, _) => double.TryParse(text, out var number) && double.IsFinite(number) ? number : null,
            (ArgumentKind.Object, _) => TryParse(text) as JsonObject,
            (ArgumentKind.List, _) => TryParse(text) as JsonArray,
            (ArgumentKind.Any, _) => TryParse(text) ?? text,
            _ => text,
        };
        if (value is null)
        {
            faults.Add($"--{argument.Name} takes {argument.OneOf}, not {(text is null ? "nothing" : $"\"{text}\"")}");
        }

        return value;
    }

    private static JsonNode? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string ArgumentsOf(OfferedTool tool) => tool.Arguments.Count == 0
        ? "It takes none."
        : "Its arguments: " + string.Join(", ", tool.Arguments.Select(
            argument => $"--{argument.Name} ({argument.KindWord}{(argument.IsRequired && !Bookkeeping.Fills(argument.Name) ? ", required" : "")})")) + ".";
}
