using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>One way in which a test says less than it seems to. It keeps nothing; what it says has to hold.</summary>
internal abstract class TestSmell
{
    public abstract IEnumerable<Finding> Of(TestSuite suite, LookedFiles looked);
}
