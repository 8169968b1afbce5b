namespace Mcp.Daemon.Workflows.Answering;

/// <summary>An object or array that was read tolerantly.</summary>
/// <param name="Json">Valid JSON: all that could be read.</param>
/// <param name="Start">Where it opens in the text.</param>
/// <param name="End">Where reading ended: behind its closing bracket, or where it broke.</param>
/// <param name="IsWhole">Whether it was read to its closing bracket or to the end of the text; false when it broke before.</param>
internal readonly record struct MendedJson(string Json, int Start, int End, JsonFaults Faults, bool IsWhole)
{
    public bool IsCutOff => Faults.HasFlag(JsonFaults.CutOff);
}
