namespace Mcp.Daemon.Tools.Planner;

/// <summary>A step of a plan.</summary>
/// <param name="Branch">The branch it belongs to; null for the main line.</param>
/// <param name="BranchFrom">The step that the branch begins at, on its first step.</param>
/// <param name="Revises">The step whose place it takes.</param>
/// <param name="RevisedBy">The step that took its place.</param>
internal sealed record PlanStep(int Number, string Text, string? Branch, int? BranchFrom, int? Revises, int? RevisedBy);
