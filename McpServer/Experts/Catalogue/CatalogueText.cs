using System.Text;
using System.Text.Json;
using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>A models.json read: what it states, or every fault with its line, all at once.</summary>
internal sealed class CatalogueText
{
    private readonly byte[] _text;
    private readonly string _file;
    private readonly List<string> _faults = [];
    private readonly List<StatedModel> _models = [];
    private readonly Dictionary<ModelCategory, IReadOnlyList<string>> _auto = [];

    private CatalogueText(byte[] text, string file)
    {
        _text = text;
        _file = file;
    }

    /// <param name="text">The file's bytes; comments and trailing commas are allowed.</param>
    /// <param name="file">Its path, for the faults.</param>
    public static (CatalogueLayer Layer, IReadOnlyList<string> Faults) Read(byte[] text, string file)
    {
        var reading = new CatalogueText(text, file);
        try
        {
            reading.Root();
        }
        catch (JsonException e)
        {
            // Lines count from zero there; editors count from one.
            reading._faults.Add($"{file}, line {e.LineNumber + 1}: is not JSON as it should be.");
        }

        return (new CatalogueLayer(reading._models, reading._auto), reading._faults);
    }

    private void Root()
    {
        var start = _text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(
            _text.AsSpan(start), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        if (!IsObject(ref reader, "the file"))
        {
            return;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            switch (Next(ref reader))
            {
                case "models":
                    Models(ref reader);
                    break;
                case "auto":
                    Auto(ref reader);
                    break;
                case var other:
                    Fault(ref reader, $"\"{other}\" is not known there; known are models and auto");
                    reader.Skip();
                    break;
            }
        }

        // What follows the object must be nothing: a reader tells only when it is asked.
        reader.Read();
    }

    private void Models(ref Utf8JsonReader reader)
    {
        if (!IsObject(ref reader, "\"models\""))
        {
            return;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var key = Next(ref reader);
            var slash = key.IndexOf('/', StringComparison.Ordinal);
            if (slash <= 0 || slash == key.Length - 1)
            {
                Fault(ref reader, $"\"{key}\" must be the endpoint's name, a slash and the model's name, such as \"kimi/kimi-k3\"");
            }

            if (IsObject(ref reader, $"\"{key}\""))
            {
                var fields = Fields(ref reader, key);
                _models.Add(new StatedModel(key[..Math.Max(slash, 0)], key[(slash + 1)..], fields));
            }
        }
    }

    private List<KeyValuePair<string, JsonElement>> Fields(ref Utf8JsonReader reader, string model)
    {
        var fields = new List<KeyValuePair<string, JsonElement>>();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var field = Next(ref reader);
            var line = Line(ref reader);
            var value = JsonElement.ParseValue(ref reader);
            if (!ModelFields.Known.Contains(field))
            {
                var nearest = NameDistance.Nearest(field, ModelFields.Known, field.Length);
                Fault(line, $"\"{model}\" has \"{field}\", which is not known; the nearest is \"{nearest}\"");
            }
            else if (ModelFields.Fault(field, value) is { } rule)
            {
                Fault(line, $"\"{field}\" of \"{model}\" must be {rule}");
            }
            else
            {
                fields.Add(new(field, value));
            }
        }

        return fields;
    }

    private void Auto(ref Utf8JsonReader reader)
    {
        if (!IsObject(ref reader, "\"auto\""))
        {
            return;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = Next(ref reader);
            var line = Line(ref reader);
            var value = JsonElement.ParseValue(ref reader);
            if (Category(name) is not { } category)
            {
                Fault(line, $"\"auto\" has \"{name}\", which is not known; known are fast, balanced and extended");
            }
            else if (ModelFields.Names(value) is { } names)
            {
                _auto[category] = names;
            }
            else
            {
                Fault(line, $"\"{name}\" of \"auto\" must be a list of models");
            }
        }
    }

    private static ModelCategory? Category(string name) => name switch
    {
        "fast" => ModelCategory.Fast,
        "balanced" => ModelCategory.Balanced,
        "extended" => ModelCategory.Extended,
        _ => null,
    };

    // From a property's name to its value.
    private static string Next(ref Utf8JsonReader reader)
    {
        var name = reader.GetString()!;
        reader.Read();
        return name;
    }

    private bool IsObject(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType is JsonTokenType.StartObject)
        {
            return true;
        }

        Fault(ref reader, $"{what} must be an object");
        reader.Skip();
        return false;
    }

    private void Fault(ref Utf8JsonReader reader, string what) => Fault(Line(ref reader), what);

    private void Fault(int line, string what) => _faults.Add($"{_file}, line {line}: {what}.");

    private int Line(ref Utf8JsonReader reader) => _text.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
}
