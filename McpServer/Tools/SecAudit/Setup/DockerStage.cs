namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>A stage of a Dockerfile: what it begins from, and who it ends as.</summary>
internal sealed record DockerStage
{
    /// <summary>The line of its <c>FROM</c>.</summary>
    public required int Line { get; init; }

    /// <summary>As it is written, or the name of a stage before it.</summary>
    public required string Image { get; init; }

    public required string Name { get; init; }

    /// <summary>The stage that it goes on from; null for an image.</summary>
    public DockerStage? Base { get; init; }

    /// <summary>Its last <c>USER</c>; null without one.</summary>
    public DockerInstruction? User { get; init; }

    public static IReadOnlyList<DockerStage> Of(IReadOnlyList<DockerInstruction> instructions)
    {
        var stages = new List<DockerStage>();
        var named = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var each in instructions)
        {
            if (each.Word == "FROM")
            {
                var words = each.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray();
                if (words.Length > 0)
                {
                    var name = words.Length == 3 && words[1].Equals("as", StringComparison.OrdinalIgnoreCase) ? words[2] : "";
                    stages.Add(new DockerStage { Line = each.Line, Image = words[0], Name = name, Base = named.TryGetValue(words[0], out var before) ? stages[before] : null });
                    if (name.Length > 0)
                    {
                        named.TryAdd(name, stages.Count - 1);
                    }
                }
            }
            else if (each.Word == "USER" && stages.Count > 0)
            {
                stages[^1] = stages[^1] with { User = each };
            }
        }

        return stages;
    }
}
