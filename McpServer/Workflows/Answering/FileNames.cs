using System.Text.Json;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>The files that an expert asks for, as it writes them: a list of names, a text of several, objects with reasons.</summary>
internal static class FileNames
{
    private static readonly char[] Separators = ['\n', '\r', ','];

    /// <summary>Adds the names; false when the value says more than names.</summary>
    public static bool Read(JsonElement value, List<string> names)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                foreach (var name in value.GetString()!.Split(Separators, StringSplitOptions.TrimEntries))
                {
                    Add(names, name.TrimStart('-', '*', ' '));
                }

                return true;
            case JsonValueKind.Array:
                var isAll = true;
                foreach (var item in value.EnumerateArray())
                {
                    isAll &= item.ValueKind is JsonValueKind.String ? Add(names, item.GetString()!) : ReadObject(item, names);
                }

                return isAll;
            default:
                return ReadObject(value, names);
        }
    }

    private static bool ReadObject(JsonElement value, List<string> names)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return value.ValueKind is JsonValueKind.Null;
        }

        var named = Member.Of(value).FirstOrDefault(member =>
            FoldedName.Of(member.Name) is "file" or "path" or "filepath" or "name" or "filename" && member.Value.ValueKind is JsonValueKind.String);
        return named.Name is not null && Add(names, named.Value.GetString()!) && value.GetPropertyCount() == 1;
    }

    // A name is one line: what is wanted is listed a line each.
    private static bool Add(List<string> names, string name)
    {
        name = string.Join(' ', name.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Trim('`', '"');
        if (name.Length > 0)
        {
            names.Add(name);
        }

        return true;
    }
}
