using System.Security.Cryptography;
using System.Text;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Workflows;

/// <summary>A step's arguments as a thread keeps them, and the digest by which the same step is known again.</summary>
internal static class StepJson
{
    /// <summary>One JSON object, without the thread's own id.</summary>
    public static string Of(ToolArguments arguments)
    {
        var values = arguments.Values.Where(pair => pair.Key != StepArguments.Continuation).ToDictionary();
        return Encoding.UTF8.GetString(CanonicalArguments.OfGiven(new ToolArguments(values)));
    }

    public static string Digest(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
