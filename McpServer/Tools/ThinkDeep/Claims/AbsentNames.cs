using System.Text.RegularExpressions;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Tools.Words;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>
/// Names of code in the words that stand in none of the files. No fault by itself: what is proposed stands nowhere yet, and
/// other files may have it. But nothing that rests on them is shown.
/// </summary>
internal static partial class AbsentNames
{
    /// <summary>Each is looked for in all files.</summary>
    private const int Most = 40;

    /// <summary>In the order in which they were named, each with its step.</summary>
    public static IReadOnlyList<(int Step, string Name)> In(IReadOnlyList<StepArguments> steps, SourceSet sources)
    {
        if (sources.Files.All(file => !Languages.IsCode(file.Language)))
        {
            return [];
        }

        var named = steps.SelectMany(step => StepWords.Of([step])
            .SelectMany(words => Prose.SentencesOf(words.Text))
            .Where(sentence => !Proposal().IsMatch(sentence))
            .SelectMany(sentence => CodeNames.In(Code().Replace(sentence, quoted => BareName.Of(quoted.Value.Trim('`')) is null ? " " : quoted.Value)))
            .Where(name => name.IsMarked && IsOwn(name.Name))
            .Select(name => name.Name)
            .Concat(step.RelevantContext.Select(part => part.Split('(')[0].Trim()).Where(part => Context().IsMatch(part)))
            .Select(name => (step.Number, name)));
        return [.. named.DistinctBy(pair => pair.name).Take(Most).Where(pair => !IsThere(pair.name, sources))];
    }

    private static bool IsThere(string name, SourceSet sources)
    {
        var sought = SoughtName.Of(name);
        // Files are named in words as modules are, without their ends.
        return sources.Holding(sought.Member).Any(file => file.Lines.Any(line => BareName.Has(line, sought.Member)))
            || sources.Files.Any(file => SourceSet.IsNamed(file.Path, sought.Member));
    }

    /// <summary>A plain word in backticks is a command, a product or a value as often as a name.</summary>
    private static bool IsOwn(string name) => Compound().IsMatch(name);

    /// <summary>What is more than a name is quoted, and is looked up as a quote.</summary>
    [GeneratedRegex(@"`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"[a-z0-9][A-Z]|\w_\w|\w(?:\.|::|\#|->)\w")]
    private static partial Regex Compound();

    [GeneratedRegex(@"^(?=[\w$@]{2})@?" + CodeNames.Qualified + "$")]
    private static partial Regex Context();

    [GeneratedRegex(
        @"\b(?:add|adds|adding|introduc\w+|new|creat\w+|instead|replac\w+|propos\w+|renam\w+|extract\w*|would|could|should|might|option|alternative\w*|switch\w*|like|such as|similar|e\.g\.|no|not|without|lacks?|missing|rather|versus|vs)\b|n't\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Proposal();
}
