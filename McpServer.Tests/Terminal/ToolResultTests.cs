using System.Text.Json;
using Mcp.Shim.Terminal;
using NUnit.Framework;

namespace Mcp.Tests.Terminal;

public class ToolResultTests
{
    private const string Error = """ "error":{"code":"not_configured","message":"None."} """;

    [TestCase("""{"isError":true}""", true)]
    [TestCase("""{"structuredContent":{"state":"complete"}}""", false)]
    [TestCase("""{"structuredContent":{"state":"complete",""" + Error + "}}", true)]
    [TestCase("""{"structuredContent":{"state":"complete","findings":[],""" + Error + "}}", true)]
    [TestCase("""{"structuredContent":{"state":"complete","findings":[{"text":"x"}],""" + Error + "}}", false)]
    [TestCase("""{"structuredContent":{"state":"complete","evidence":{"git":{}},""" + Error + "}}", false)]
    public void Answer_whose_expert_failed_is_a_failure_unless_our_own_checks_have_something_to_show(string result, bool isFailure)
    {
        Assert.That(new ToolResult(JsonElement.Parse(result)).IsFailure, Is.EqualTo(isFailure));
    }
}
