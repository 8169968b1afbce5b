namespace Mcp.Daemon.Workflows.Answering;

/// <summary>A member that one tool's form has beyond the common ones.</summary>
/// <param name="Description">One short line: what belongs into it.</param>
internal sealed record FormMember(string Name, FormMemberType Type, string Description)
{
    /// <summary>The texts of each object of an <see cref="FormMemberType.ObjectList"/>.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];
}
