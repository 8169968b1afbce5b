using System.Collections;
using Mcp.Contract;

namespace Mcp.Shim.Relaying;

/// <summary>Says who this shim is, the same at every connection: workspace and variables are fixed when it starts.</summary>
internal sealed class HelloMaker(string? workspace, string? command)
{
    private readonly string? _workspace = Resolve(workspace);
    private readonly Dictionary<string, string> _variables = OwnVariables();

    public Hello Make(string build, int epoch, string? session) => new()
    {
        Contract = Hello.CurrentContract,
        Build = build,
        Pid = Environment.ProcessId,
        Workspace = _workspace,
        Session = session,
        Epoch = epoch,
        Variables = _variables,
        Command = command,
    };

    private static string? Resolve(string? chosen)
    {
        var named = chosen ?? Environment.GetEnvironmentVariable("MCP_EXPERT_WORKSPACE");
        try
        {
            return string.IsNullOrWhiteSpace(named) ? Environment.CurrentDirectory : Path.GetFullPath(named);
        }
        catch (IOException)
        {
            return null; // the directory this process was started in is gone
        }
    }

    private static Dictionary<string, string> OwnVariables()
    {
        var own = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable is { Key: string name, Value: string value } && SessionVariables.Contains(name))
            {
                own[name] = value;
            }
        }

        return own;
    }
}
