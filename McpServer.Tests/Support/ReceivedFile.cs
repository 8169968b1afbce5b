using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mcp.FakeProvider.Requests;

namespace Mcp.Tests.Support;

/// <summary>A file as it stands in a request that a provider received, told by the marks and numbers in its text alone.</summary>
/// <param name="Lines">The numbers that are there: <c>1-40,80-95</c>.</param>
internal sealed partial record ReceivedFile(string Name, string Lines)
{
    /// <summary>All of them, in the order of the request.</summary>
    public static List<ReceivedFile> In(RecordedRequest request) =>
        [.. request.Json!["messages"]!.AsArray().Where(message => message!["role"]!.ToString() == "user").SelectMany(message => In(TextOf(message!)))];

    /// <summary>Those in one message.</summary>
    public static IEnumerable<ReceivedFile> In(string text)
    {
        string? name = null;
        var closing = "";
        var numbers = new List<int>();
        foreach (var line in text.Split('\n'))
        {
            if (name is null && Opening().Match(line) is { Success: true } opening)
            {
                (name, closing) = (WebUtility.HtmlDecode(opening.Groups[1].Value), $"</file {opening.Groups[2].Value}>");
                numbers.Clear();
            }
            else if (name is not null && line == closing)
            {
                yield return new ReceivedFile(name, Ranges(numbers));
                name = null;
            }
            else if (name is not null && Numbered().Match(line) is { Success: true } numbered)
            {
                numbers.Add(int.Parse(numbered.Groups[1].Value));
            }
        }
    }

    private static string Ranges(List<int> numbers)
    {
        var ranges = new List<string>();
        for (var i = 0; i < numbers.Count; i++)
        {
            var from = i;
            while (i + 1 < numbers.Count && numbers[i + 1] == numbers[i] + 1)
            {
                i++;
            }

            ranges.Add(from == i ? $"{numbers[i]}" : $"{numbers[from]}-{numbers[i]}");
        }

        return string.Join(',', ranges);
    }

    private static string TextOf(JsonNode message) => message["content"] switch
    {
        JsonArray parts => string.Concat(parts.Select(part => part?["text"]?.ToString())),
        var text => text!.ToString(),
    };

    [GeneratedRegex("^<file name=\"([^\"]*)\" .*mark=\"([0-9a-f]{8})\">$")]
    private static partial Regex Opening();

    [GeneratedRegex("^([0-9]+)│ ")]
    private static partial Regex Numbered();
}
