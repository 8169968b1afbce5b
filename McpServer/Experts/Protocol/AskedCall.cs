using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>A tool call as the model writes it, piece by piece.</summary>
internal sealed class AskedCall
{
    private readonly StringBuilder _arguments = new();

    public string Id { get; set; } = "";

    /// <summary><c>function</c>, <c>builtin_function</c>, or what else a provider thinks of.</summary>
    public string Kind { get; set; } = "function";

    public string Name { get; set; } = "";

    /// <summary>The arguments to the letter.</summary>
    public string Arguments => _arguments.ToString();

    /// <summary>Whether the provider itself does it: a builtin function's name begins with a dollar sign.</summary>
    public bool IsBuiltin => Kind == "builtin_function" || Name.StartsWith('$');

    /// <summary>Whether the caller can make the call; else it is passed through as it came.</summary>
    public bool IsFunction => Kind == "function" && !IsBuiltin;

    public void Append(string arguments) => _arguments.Append(arguments);

    /// <summary>
    /// The call for the caller. The raw arguments are its raw representation; where they are no JSON object they are
    /// only there, and the fault with them.
    /// </summary>
    public FunctionCallContent ToContent()
    {
        var raw = Arguments;
        try
        {
            var json = string.IsNullOrWhiteSpace(raw) ? JsonElement.Parse("{}"u8) : JsonElement.Parse(raw);
            if (json.ValueKind is JsonValueKind.Object)
            {
                var arguments = new Dictionary<string, object?>();
                foreach (var property in json.EnumerateObject())
                {
                    arguments[property.Name] = property.Value;
                }

                return new FunctionCallContent(Id, Name, arguments) { RawRepresentation = raw };
            }

            return Faulty(raw, new JsonException("The arguments are not a JSON object."));
        }
        catch (JsonException e)
        {
            return Faulty(raw, e);
        }
    }

    private FunctionCallContent Faulty(string raw, JsonException fault) => new(Id, Name)
    {
        RawRepresentation = raw,
        Exception = fault,
    };
}
