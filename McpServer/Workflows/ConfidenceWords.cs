namespace Mcp.Daemon.Workflows;

/// <summary>The words by which agents say how sure they are.</summary>
internal static class ConfidenceWords
{
    /// <summary>The common scale, the least sure first.</summary>
    public static IReadOnlyList<string> Common { get; } =
        ["exploring", "low", "medium", "high", "very_high", "almost_certain", "certain"];

    /// <summary>The scale of refactor, which measures how much was looked at.</summary>
    public static IReadOnlyList<string> Coverage { get; } = ["exploring", "incomplete", "partial", "complete"];

    public static Confidence Parse(string word) => word switch
    {
        "exploring" => Confidence.Exploring,
        "medium" or "partial" => Confidence.Medium,
        "high" => Confidence.High,
        "very_high" => Confidence.VeryHigh,
        "almost_certain" => Confidence.AlmostCertain,
        "certain" or "complete" => Confidence.Certain,
        _ => Confidence.Low,
    };
}
