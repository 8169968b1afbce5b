namespace Mcp.Daemon.Workflows.Answering;

/// <summary>What an expert's JSON had wrong, and was mended.</summary>
[Flags]
internal enum JsonFaults
{
    None = 0,
    ExtraCommas = 1,
    MissingCommas = 1 << 1,
    Comments = 1 << 2,
    RawBreaks = 1 << 3,
    PythonWords = 1 << 4,
    SingleQuotes = 1 << 5,
    BadEscapes = 1 << 6,
    BareQuotes = 1 << 7,
    MissingBrackets = 1 << 8,
    BadNumbers = 1 << 9,
    MissingValues = 1 << 10,

    /// <summary>Comments or a trailing comma, which the framework's own reader passes over without saying which.</summary>
    Lenience = 1 << 11,

    /// <summary>It broke off and was closed at its last complete value.</summary>
    CutOff = 1 << 12,

    /// <summary>It nested deeper than an answer can: what lay below is left out.</summary>
    TooDeep = 1 << 13,

    /// <summary>It held characters, raw or escaped, that no text may hold or no reader sees.</summary>
    HiddenCharacters = 1 << 14,
}
