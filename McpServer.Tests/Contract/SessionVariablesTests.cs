using Mcp.Contract;
using NUnit.Framework;

namespace Mcp.Tests.Contract;

public class SessionVariablesTests
{
    [TestCase("KIMI_API_KEY", true)]
    [TestCase("MCP_EXPERT_KEY_LOCAL", true)]
    [TestCase("MCP_EXPERT_UNKNOWN", true)]
    [TestCase("MCP_EXPERT_HOME", false)]
    [TestCase("MCP_EXPERT_CONFIG", false)]
    [TestCase("SESSION_TIMEOUT_SECS", false)]
    [TestCase("PATH", false)]
    public void Variable_is_the_sessions_or_the_processes(string name, bool sessions)
    {
        Assert.That(SessionVariables.Contains(name), Is.EqualTo(sessions));
    }
}
