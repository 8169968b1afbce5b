namespace Mcp.Daemon.Workflows.Answering;

/// <summary>What was mended of an expert's JSON, one sentence each. Nothing that the expert wrote is repeated in them.</summary>
internal static class JsonFaultNotes
{
    private static readonly (JsonFaults Fault, string Words)[] Small =
    [
        (JsonFaults.ExtraCommas, "extra commas"),
        (JsonFaults.MissingCommas, "missing commas"),
        (JsonFaults.Comments, "comments"),
        (JsonFaults.Lenience, "comments or extra commas"),
        (JsonFaults.RawBreaks, "raw line breaks in texts"),
        (JsonFaults.PythonWords, "words of Python"),
        (JsonFaults.SingleQuotes, "single quotes"),
        (JsonFaults.BadEscapes, "false escapes"),
        (JsonFaults.BareQuotes, "quotes inside texts"),
        (JsonFaults.MissingBrackets, "missing brackets"),
        (JsonFaults.MissingValues, "missing values"),
        (JsonFaults.BadNumbers, "malformed numbers"),
    ];

    /// <summary>What is said of characters that were replaced, in JSON and in prose.</summary>
    public const string HiddenCharacters =
        "The expert's answer held control characters, marks that turn the direction of text, or half characters, none of which is shown; each stands as U+FFFD.";

    public static IEnumerable<string> Of(JsonFaults faults)
    {
        var small = Small.Where(entry => faults.HasFlag(entry.Fault)).Select(entry => entry.Words).ToArray();
        if (small.Length > 0)
        {
            yield return $"The expert's JSON was mended: {string.Join(", ", small)}.";
        }

        if (faults.HasFlag(JsonFaults.CutOff))
        {
            yield return "The expert's answer breaks off; it was closed at its last complete value.";
        }

        if (faults.HasFlag(JsonFaults.HiddenCharacters))
        {
            yield return HiddenCharacters;
        }

        if (faults.HasFlag(JsonFaults.TooDeep))
        {
            yield return $"What the expert's answer nests deeper than {JsonMending.MostDepth} levels is left out; the raw answer has it.";
        }
    }
}
