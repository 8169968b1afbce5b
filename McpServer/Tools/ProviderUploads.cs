using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Outbound;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools;

/// <summary>What the provider tools share: the endpoint they are about, and files read through the gate and looked through.</summary>
internal static class ProviderUploads
{
    /// <summary>100 MB: Moonshot's and Z.ai's limit for one file.</summary>
    private const long MaxBytes = 100_000_000;

    /// <exception cref="ToolFailureException">The session cannot use that provider; the message says what is missing.</exception>
    public static ExpertEndpoint EndpointOf(ToolCall call, string provider)
    {
        var table = EndpointTable.For(call.Settings);
        return table.Find(provider)
            ?? throw new ToolFailureException(ErrorCode.NotConfigured, table.WhyNot(provider) ?? $"{provider} is not configured. {table.HowToBeginHere}");
    }

    /// <summary>All of them, or the failure that names the first that cannot go: nothing is uploaded before every file is known good.</summary>
    /// <exception cref="ToolFailureException">A file is missing, denied, empty, too large, or refused for its secrets.</exception>
    public static IReadOnlyList<OutgoingFile> Read(ToolCall call, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        if (paths.Count == 0)
        {
            throw new ToolFailureException(ErrorCode.InvalidArgument, "Reading the files to upload: the list is empty. Name at least one.");
        }

        return RefusalFailures.Guarded(() =>
        {
            var workspace = call.Workspace.Around(paths[0]);
            var keys = EndpointTable.KeysOf(call.Settings);
            return paths.Distinct().Select(path => Read(workspace, path, call.Settings, keys, cancellationToken)).ToList();
        });
    }

    private static OutgoingFile Read(
        Workspace workspace, string path, SessionConfiguration settings, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        using var file = new FileGate(workspace).Open(path, MaxBytes);
        var bytes = file.ReadAll();
        return bytes.Length == 0
            ? throw new ToolFailureException(ErrorCode.InvalidArgument, $"Uploading {file.Name}: it is empty.")
            : OutgoingFile.Of(file.Name, bytes, settings, keys, cancellationToken);
    }
}
