using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Secrets;

namespace Mcp.Daemon.Tools.Glm;

/// <summary>A search query on its way out: what a question may not say, a query may not either.</summary>
internal static class OutgoingQuery
{
    /// <exception cref="ToolFailureException">It holds a secret, and the settings refuse those.</exception>
    public static string Clean(string query, SessionConfiguration settings, CancellationToken cancellationToken)
    {
        var masked = TextScan.Mask(query, EndpointTable.KeysOf(settings), cancellationToken);
        return masked.Found.Count > 0 && settings.RefuseSecrets
            ? throw new ToolFailureException(
                ErrorCode.SecretsRefused,
                $"Searching the web: the query holds {SecretCounts.Words(masked.Found)}, and MCP_EXPERT_SECRETS is refuse. Nothing was sent.")
            : masked.Text;
    }
}
