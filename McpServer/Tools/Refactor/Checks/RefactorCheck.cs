using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Refactor.Measures;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>One thing that was measured and that is worth restructuring. It keeps nothing; its text names number and threshold.</summary>
internal abstract class RefactorCheck
{
    /// <summary>The kinds of refactoring that it belongs to.</summary>
    public abstract RefactorKinds Kinds { get; }

    public abstract IEnumerable<Finding> Of(MeasuredCode code);
}
