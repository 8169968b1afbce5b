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
        foreach (var each in instructions)
        {
            if (each.Word == "FROM")
            {
                var words = each.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray();
                if (words.Length > 0)
                {
                    stages.Add(new DockerStage
                    {
                        Line = each.Line,
                        Image = words[0],
                        Name = words.Length == 3 && words[1].Equals("as", StringComparison.OrdinalIgnoreCase) ? words[2] : "",
                        Base = stages.Find(stage => stage.Name.Equals(words[0], StringComparison.OrdinalIgnoreCase) && stage.Name.Length > 0),
                    });
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
