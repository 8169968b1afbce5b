using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.Daemon.Secrets;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Outbound;

/// <summary>Masks one question, message by message, and keeps count of what it found and of what it could not read.</summary>
internal sealed class ContentMask(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
{
    private readonly List<string> _found = [];
    private readonly List<string> _unscanned = [];

    /// <summary>The kind of each secret.</summary>
    public IReadOnlyList<string> Found => _found;

    /// <summary>Names or kinds of contents that are not text.</summary>
    public IReadOnlyList<string> Unscanned => _unscanned;

    public ChatMessage Message(ChatMessage message)
    {
        var clean = message.Contents.Select(Content).ToList();
        if (clean.SequenceEqual(message.Contents, ReferenceEqualityComparer.Instance))
        {
            return message;
        }

        var copy = message.Clone();
        copy.Contents = clean;
        return copy;
    }

    public ChatOptions? Options(ChatOptions? options)
    {
        if (options is null || (options.Instructions is null && options.Tools is null))
        {
            return options;
        }

        var copy = options.Clone();
        copy.Instructions = options.Instructions is { } instructions ? Text(instructions) : null;
        copy.Tools = options.Tools?.Select(Tool).ToList();
        return copy;
    }

    private AIContent Content(AIContent content) => content switch
    {
        TextContent { Text: var text } when Changed(text, out var clean) => new TextContent(clean),
        TextReasoningContent { Text: var text } reasoning when Changed(text, out var clean) =>
            new TextReasoningContent(clean) { ProtectedData = reasoning.ProtectedData },
        FunctionCallContent { Arguments: { } arguments } call => Call(call, arguments),
        FunctionResultContent { Result: { } value } result => Result(result, value),
        TextContent or TextReasoningContent or FunctionCallContent or FunctionResultContent or UsageContent => content,
        _ => Unread(content),
    };

    private AIContent Unread(AIContent content)
    {
        _unscanned.Add(content switch
        {
            DataContent { Name: { Length: > 0 } name } => name,
            DataContent data => $"data of type {data.MediaType}",
            UriContent uri => $"what {uri.Uri.Host} holds ({uri.MediaType})",
            HostedFileContent file => $"uploaded file {file.FileId}",
            _ => content.GetType().Name,
        });
        return content;
    }

    private FunctionCallContent Call(FunctionCallContent call, IDictionary<string, object?> arguments)
    {
        var clean = arguments.ToDictionary(
            each => each.Key,
            each => each.Value is string text && IsNamedSecret(each.Key, text) ? "****" : Value(each.Value));
        return clean.All(each => ReferenceEquals(each.Value, arguments[each.Key]))
            ? call
            : new FunctionCallContent(call.CallId, call.Name, clean);
    }

    private FunctionResultContent Result(FunctionResultContent result, object value) =>
        Value(value) is var clean && ReferenceEquals(clean, value) ? result : new FunctionResultContent(result.CallId, clean);

    // Values come as text, as JSON, or as numbers and truths, which hold no secret.
    private object? Value(object? value) => value switch
    {
        string text => Changed(text, out var clean) ? clean : value,
        JsonElement json => Element(json, out var clean) ? clean : value,
        JsonNode json => Json(json.DeepClone(), out var clean) ? clean : value,
        _ => value,
    };

    private AITool Tool(AITool tool)
    {
        if (tool is not AIFunctionDeclaration declared)
        {
            return tool;
        }

        var isTold = Changed(declared.Description, out var description);
        var isSchemaTold = Element(declared.JsonSchema, out var schema);
        return isTold || isSchemaTold
            ? AIFunctionFactory.CreateDeclaration(declared.Name, description, schema, declared.ReturnJsonSchema)
            : tool;
    }

    private bool Element(JsonElement element, out JsonElement clean)
    {
        clean = element;
        if (element.ValueKind is not (JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array)
            || !Json(JsonNode.Parse(element.GetRawText()), out var masked))
        {
            return false;
        }

        clean = JsonSerializer.SerializeToElement(masked!, MaskJson.Default.JsonNode);
        return true;
    }

    /// <summary>Masks every text inside, names of members aside.</summary>
    private bool Json(JsonNode? node, out JsonNode? clean)
    {
        clean = node;
        switch (node)
        {
            case JsonValue value when value.TryGetValue<string>(out var text):
                var isChanged = Changed(text, out var masked);
                clean = isChanged ? JsonValue.Create(masked) : node;
                return isChanged;
            case JsonObject members:
                var changes = false;
                foreach (var (name, member) in members.ToArray())
                {
                    // Under its name a value may look like what it is: the pair is scanned as one line.
                    if (member is JsonValue && member.GetValueKind() is JsonValueKind.String && IsNamedSecret(name, member.GetValue<string>()))
                    {
                        members[name] = "****";
                        changes = true;
                    }
                    else if (Json(member, out var inside))
                    {
                        if (!ReferenceEquals(inside, member))
                        {
                            members[name] = inside;
                        }

                        changes = true;
                    }
                }

                return changes;
            case JsonArray items:
                var changed = false;
                for (var i = 0; i < items.Count; i++)
                {
                    if (Json(items[i], out var inside))
                    {
                        if (!ReferenceEquals(inside, items[i]))
                        {
                            items[i] = inside;
                        }

                        changed = true;
                    }
                }

                return changed;
            default:
                return false;
        }
    }

    private bool IsNamedSecret(string name, string value)
    {
        if (value.Length is < 8 or > 500 || SecretScan.Find(value).Count > 0)
        {
            return false;
        }

        var found = SecretScan.Find($"\"{name}\": \"{value}\"");
        _found.AddRange(found.Select(match => match.What));
        return found.Count > 0;
    }

    private bool Changed(string text, out string clean)
    {
        var before = _found.Count;
        clean = Text(text);
        return _found.Count > before;
    }

    private string Text(string text)
    {
        var masked = TextScan.Mask(text, keys, cancellationToken);
        _found.AddRange(masked.Found);
        return masked.Text;
    }
}
