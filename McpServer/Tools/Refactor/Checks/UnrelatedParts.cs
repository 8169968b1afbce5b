using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Refactor.Measures;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>Files and types whose parts fall into groups that use nothing of each other: several things under one name.</summary>
internal sealed class UnrelatedParts : RefactorCheck
{
    // Smaller ones are read at a glance, whatever they mix.
    private const int LeastFileLines = 80, LeastTypeLines = 80;

    /// <summary>A group is a thing of its own when it has more than a function and its caller.</summary>
    private const int LeastParts = 3;

    /// <summary>Less does not make a file of its own.</summary>
    private const int LeastGroupLines = 15;

    private const int LeastFileGroups = 3, LeastTypeGroups = 2;

    /// <summary>In one finding; taking out the first changes the others.</summary>
    private const int MostGroups = 5;

    public override RefactorKinds Kinds => RefactorKinds.Decompose | RefactorKinds.Organization;

    public override IEnumerable<Finding> Of(MeasuredCode code)
    {
        foreach (var file in code.Measured)
        {
            var groups = file.Lines < LeastFileLines ? [] : Telling(file.Groups);
            if (groups.Count >= LeastFileGroups)
            {
                yield return FoundInCode.At(
                    file.File.Source, groups.Min(group => group.Parts[0].NameLine), Severity.Low, "mixed_file",
                    $"The file's {file.Lines} lines hold {groups.Count} groups that use nothing of each other ({LeastFileGroups} or more of at least {LeastParts} parts each): {Words(groups)}.");
            }

            foreach (var type in file.Types.Where(type => type.Lines >= LeastTypeLines))
            {
                var members = Telling(type.Groups);
                if (members.Count >= LeastTypeGroups)
                {
                    yield return FoundInCode.At(
                        file.File.Source, type.Declaration.NameLine, Severity.Low, "mixed_type",
                        $"The members of {type.Declaration.Name} fall into {members.Count} groups that share no field and no call ({LeastTypeGroups} or more of at least {LeastParts} functions each): {Words(members)}.");
                }
            }
        }
    }

    private static List<PartGroup> Telling(IReadOnlyList<PartGroup> groups) =>
        [.. groups.Where(group => group.Count >= LeastParts && group.Lines >= LeastGroupLines)];

    private static string Words(List<PartGroup> groups) =>
        string.Join("; ", groups.Take(MostGroups)) + (groups.Count > MostGroups ? $"; and {groups.Count - MostGroups} more" : "");
}
