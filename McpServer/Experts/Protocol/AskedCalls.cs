using System.Text.Json;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>Puts the tool calls of an answer together from their deltas.</summary>
internal sealed class AskedCalls
{
    private readonly List<(int? Index, AskedCall Call)> _calls = [];

    public IReadOnlyList<AskedCall> All => [.. _calls.Select(entry => entry.Call)];

    public bool Any => _calls.Count > 0;

    /// <summary>Takes the <c>tool_calls</c> of one delta; returns how many characters of arguments came.</summary>
    public int Take(JsonElement deltas)
    {
        var length = 0;
        foreach (var delta in deltas.EnumerateArray().Where(delta => delta.ValueKind is JsonValueKind.Object))
        {
            var call = Find(delta);
            call.Kind = Json.Text(delta, "type") is { Length: > 0 } kind ? kind : call.Kind;
            if (!delta.TryGetProperty("function", out var function) || function.ValueKind is not JsonValueKind.Object)
            {
                // A kind we do not know carries what it carries under its own name.
                call.Append(delta.GetRawText());
                length += delta.GetRawText().Length;
                continue;
            }

            call.Name = Json.Text(function, "name") is { Length: > 0 } name ? name : call.Name;
            if (function.TryGetProperty("arguments", out var arguments) && arguments.ValueKind is not JsonValueKind.Null)
            {
                var piece = arguments.ValueKind is JsonValueKind.String ? Json.Text(arguments) : arguments.GetRawText();
                call.Append(piece);
                length += piece.Length;
            }
        }

        return length;
    }

    // By index; servers that send none begin a new call with a new id.
    private AskedCall Find(JsonElement delta)
    {
        var id = Json.Text(delta, "id");
        int? index = delta.TryGetProperty("index", out var number) && number.ValueKind is JsonValueKind.Number && number.TryGetInt32(out var value)
            ? value
            : null;
        var known = index is not null ? _calls.Find(entry => entry.Index == index).Call
            : string.IsNullOrEmpty(id) ? _calls.LastOrDefault().Call
            : _calls.Find(entry => entry.Call.Id == id).Call;
        if (known is null)
        {
            known = new AskedCall { Id = string.IsNullOrEmpty(id) ? $"call_{_calls.Count}" : id };
            _calls.Add((index, known));
        }

        return known;
    }
}
