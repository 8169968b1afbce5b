using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.ThinkDeep.Thoughts;

/// <summary>The focus areas that a caller named, and those that the words of no step touch.</summary>
internal static class FocusAreas
{
    /// <summary>Nobody has twenty areas in focus.</summary>
    private const int Most = 20;

    /// <summary>Beginnings of words by which people speak of an area without naming it.</summary>
    private static readonly (string Area, string[] Words)[] Related =
    [
        ("perfo", ["perfo", "slow", "fast", "laten", "throu", "speed", "effic", "bench", "profi", "alloc", "memor", "second", "quer", "bottl", "cache", "cachi", "cpu"]),
        ("secur", ["secur", "attac", "auth", "injec", "permi", "trust", "secre", "token", "vulne", "encry", "sanit", "threa", "leak"]),
        ("scala", ["scala", "scale", "load", "shard", "repli", "throu", "conne", "growt", "concu", "horiz"]),
        ("relia", ["relia", "fail", "retry", "retri", "outag", "avail", "crash", "recov", "redun", "timeo", "lost", "dupli"]),
        ("archi", ["archi", "layer", "modul", "coupl", "depen", "bound", "servi", "compo", "desig", "inter", "struc", "patte"]),
        ("maint", ["maint", "coupl", "reada", "dupli", "compl", "chang", "simpl", "refac", "test"]),
        ("quali", ["quali", "reada", "dupli", "compl", "simpl", "test", "clean", "maint"]),
        ("testi", ["test", "mock", "asser", "cover", "fixtu"]), ("testa", ["test", "mock", "asser", "cover", "fixtu"]),
        ("cost", ["cost", "price", "money", "expen", "cheap", "bill", "spend"]),
        ("consi", ["consi", "stale", "race", "trans", "atomi", "order", "dupli", "lock", "conco", "concu"]),
        ("concu", ["concu", "race", "lock", "threa", "paral", "deadl", "atomi", "mutex", "async", "goroutine"]),
        ("migra", ["migra", "rollo", "rollb", "compa", "versi", "deplo", "backf"]),
        ("obser", ["obser", "log", "metri", "trace", "traci", "monit", "alert"]),
    ];

    /// <summary>As they were last given. The task asks; what counts is what a step found, thinks, or looked at after it.</summary>
    public static IReadOnlyList<string> Untouched(Investigation investigation)
    {
        var areas = investigation.Texts("focus_areas").Where(area => !string.IsNullOrWhiteSpace(area)).Select(area => area.Trim()).Distinct().Take(Most).ToList();
        if (areas.Count == 0)
        {
            return [];
        }

        var said = string.Join('\n', investigation.Steps.SelectMany(step => new[] { step.Number == 1 ? "" : step.Step, step.Findings, step.Hypothesis ?? "" }));
        return [.. areas.Where(area => !IsTouched(area, said))];
    }

    private static bool IsTouched(string area, string said)
    {
        var words = ContentWords.Of(area);
        return words.Count == 0
            || words.SelectMany(word => Related.Where(pair => word.StartsWith(pair.Area, StringComparison.Ordinal)).SelectMany(pair => pair.Words).Append(word)).Any(word => Begins(said, word));
    }

    private static bool Begins(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            // An inner word of a name counts: retryPolicy speaks of a policy.
            if (at == 0 || !char.IsLetter(text[at - 1]) || (char.IsUpper(text[at]) && char.IsLower(text[at - 1])))
            {
                return true;
            }
        }

        return false;
    }
}
