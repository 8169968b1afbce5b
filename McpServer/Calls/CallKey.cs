using System.Security.Cryptography;
using System.Text;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>
/// What makes two requests the same question: scope, tool, arguments (a thread's id is one of them), and the content of
/// the files that the arguments name. While one runs, the other attaches to it.
/// </summary>
/// <remarks>
/// A tool that asks an expert about a repository adds digests of HEAD, index and work tree in <see cref="Of"/>; until
/// there is one, no such tool is to be marked as asking an expert.
/// </remarks>
internal readonly record struct CallKey(CallScope Scope, string Question)
{
    /// <summary>Reads the named files, so not on a thread that must not wait.</summary>
    public static CallKey Of(ToolDefinition tool, ToolArguments arguments, CallerContext caller)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(tool.Name + "\0"));
        hash.AppendData(CanonicalArguments.Of(tool.Arguments, arguments));
        foreach (var path in tool.PathArguments.SelectMany(name => PathsIn(arguments, name)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{path}\0{NamedPathDigest.Of(caller.Workspace, path)}"));
        }

        return new CallKey(CallScope.Of(caller), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static IEnumerable<string> PathsIn(ToolArguments arguments, string name) =>
        !arguments.Values.TryGetValue(name, out var value) ? []
        : value.ValueKind is System.Text.Json.JsonValueKind.Array ? arguments.Texts(name)
        : arguments.Text(name) is { } path ? [path] : [];
}
