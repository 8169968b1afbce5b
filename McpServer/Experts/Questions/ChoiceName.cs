using Mcp.Daemon.Experts.Catalogue;

namespace Mcp.Daemon.Experts.Questions;

/// <summary>How a model at an endpoint is called in messages: <c>kimi/kimi-k2</c>.</summary>
internal static class ChoiceName
{
    public static string Of(ModelChoice choice) => $"{choice.Endpoint.Name}/{choice.Model.Name}";
}
