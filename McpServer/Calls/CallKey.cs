using System.Security.Cryptography;
using System.Text;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>
/// What makes two requests the same question: scope, tool, arguments (a thread's id is one of them), the content of the
/// files that the arguments name, and the state of the repositories that the tool looks at. While one runs, the other
/// attaches to it.
/// </summary>
internal readonly record struct CallKey(CallScope Scope, string Question)
{
    /// <summary>Reads the named files and runs git, so not on a thread that must not wait.</summary>
    public static async Task<CallKey> OfAsync(
        ToolDefinition tool, ToolArguments arguments, CallerContext caller, RepositoryDigest repositories,
        CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(tool.Name + "\0"));
        hash.AppendData(CanonicalArguments.Of(tool.Arguments, arguments));
        foreach (var path in tool.PathArguments.SelectMany(name => PathsIn(arguments, name)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{path}\0{NamedPathDigest.Of(caller.Workspace, path)}"));
        }

        if (tool.RepositoryArgument is { } place)
        {
            var revision = tool.RevisionArgument is { } name ? arguments.Text(name) : null;
            var state = await repositories.OfAsync(caller.Workspace, arguments.Text(place), revision, cancellationToken);
            hash.AppendData(Encoding.UTF8.GetBytes($"\0repositories\0{state}"));
        }

        return new CallKey(CallScope.Of(caller), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static IEnumerable<string> PathsIn(ToolArguments arguments, string name) =>
        !arguments.Values.TryGetValue(name, out var value) ? []
        : value.ValueKind is System.Text.Json.JsonValueKind.Array ? arguments.Texts(name)
        : arguments.Text(name) is { } path ? [path] : [];
}
