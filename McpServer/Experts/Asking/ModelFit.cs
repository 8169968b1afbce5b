using Mcp.Daemon.Experts.Questions;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>A question as the chosen model can be asked it.</summary>
/// <param name="Question">What is sent.</param>
/// <param name="Notes">What was not taken as asked, one sentence each.</param>
internal sealed record ModelFit(ExpertQuestion Question, IReadOnlyList<string> Notes);
